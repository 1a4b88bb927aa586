import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { type CancelTimer, Timers } from '../../config/timers';
import { type RuleChange, ZoneWatch } from './zone-watch';

/** Sends new rules to a watcher of their zones. */
export type Notify<Watcher> = (watcher: Watcher, states: ZoneState[]) => void;

/**
 * The time over which the notices of a change are sent. It is not urgent: clients apply `next` by themselves, and the notice
 * only contains the change after that.
 */
export const NOTICE_PERIOD_MS = 10_000;
/** The time over which the notices of replaced rules are sent: within the second in which the rules take effect. */
export const REPLACEMENT_NOTICE_PERIOD_MS = 800;
const SLICE_MS = 100;

/** Sends the watchers of a zone its new rules, after a change of the clocks or of the law, a few at a time. */
@Injectable()
export class RuleChangeNotices<Watcher extends object> {
  private readonly cancels = new Set<CancelTimer>();

  constructor(
    private readonly watch: ZoneWatch<Watcher>,
    private readonly timers: Timers,
  ) {}

  /** Must be called once a second. */
  lookAt(utcMs: number, notify: Notify<Watcher>): void {
    const change = this.watch.changeAt(utcMs);
    if (change !== null) this.sendFrom(0, change, notify);
  }

  stop(): void {
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }

  private sendFrom(start: number, change: RuleChange<Watcher>, notify: Notify<Watcher>): void {
    if (start >= change.watchers.length) return;
    const periodMs = change.isReplacement ? REPLACEMENT_NOTICE_PERIOD_MS : NOTICE_PERIOD_MS;
    const end = start + Math.ceil((change.watchers.length * SLICE_MS) / periodMs);
    const cancel = this.timers.setTimer(SLICE_MS, () => {
      this.cancels.delete(cancel);
      this.sendFrom(end, change, notify);
      for (const watcher of change.watchers.slice(start, end)) send(watcher, change, notify);
    });
    this.cancels.add(cancel);
  }
}

function send<Watcher>(watcher: Watcher, change: RuleChange<Watcher>, notify: Notify<Watcher>): void {
  const states = change.statesFor(watcher);
  if (states.length > 0) notify(watcher, states);
}
