import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { type CancelTimer, Timers } from '../../config/timers';
import { type RuleChange, ZoneWatch } from './zone-watch';

/** Sends new rules to one who watches their zones. */
export type Notify<Watcher> = (watcher: Watcher, states: ZoneState[]) => void;

/**
 * How long the telling of a change takes. Nobody waits for it: clients apply `next` by themselves, and what they are
 * told here is only the change after it.
 */
export const NOTICES_TAKE_MS = 10_000;
/** And how long the telling of rules that were replaced takes: it is all done within the second they hold from. */
export const REPLACEMENT_NOTICES_TAKE_MS = 800;
const SLICE_MS = 100;

/** Tells the watchers of a zone its new rules, after a change of the clocks or of the law, a few at a time. */
@Injectable()
export class RuleChangeNotices<Watcher extends object> {
  private readonly cancels = new Set<CancelTimer>();

  constructor(
    private readonly watch: ZoneWatch<Watcher>,
    private readonly timers: Timers,
  ) {}

  /** To be called each second. */
  lookAt(utcMs: number, notify: Notify<Watcher>): void {
    const change = this.watch.changeAt(utcMs);
    if (change !== null) this.tellFrom(0, change, notify);
  }

  stop(): void {
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }

  private tellFrom(start: number, change: RuleChange<Watcher>, notify: Notify<Watcher>): void {
    if (start >= change.watchers.length) return;
    const takeMs = change.isReplacement ? REPLACEMENT_NOTICES_TAKE_MS : NOTICES_TAKE_MS;
    const end = start + Math.ceil((change.watchers.length * SLICE_MS) / takeMs);
    const cancel = this.timers.setTimer(SLICE_MS, () => {
      this.cancels.delete(cancel);
      this.tellFrom(end, change, notify);
      for (const watcher of change.watchers.slice(start, end)) tell(watcher, change, notify);
    });
    this.cancels.add(cancel);
  }
}

function tell<Watcher>(watcher: Watcher, change: RuleChange<Watcher>, notify: Notify<Watcher>): void {
  const states = change.statesFor(watcher);
  if (states.length > 0) notify(watcher, states);
}
