import type { Problem, ZoneState } from '@live-tz/contracts';
import { BehaviorSubject, Subject } from 'rxjs';
import type { SyncSample } from '../server-clock';

/** A server at the other end of no wire: it says what a test tells it to, by a clock of its own. */
export class FakeClockSocket {
  readonly ticks = new Subject<number>();
  readonly zones = new Subject<ZoneState[]>();
  readonly saved = new Subject<void>();
  readonly connected = new BehaviorSubject(false);
  readonly refusals = new Subject<void>();
  readonly watchedZones: (readonly string[])[] = [];
  syncs = 0;
  opened = 0;
  reopened = 0;
  reopenedLater = 0;
  answerToWatch: ZoneState[] | Problem = [];

  /** @param serverAheadMs of the page's monotonic clock */
  constructor(public serverAheadMs: number) {}

  open(): void {
    this.opened += 1;
  }

  close(): void {
    this.connected.next(false);
  }

  reopen(): void {
    this.reopened += 1;
  }

  reopenLater(): void {
    this.reopenedLater += 1;
  }

  watch(zones: readonly string[]): Promise<ZoneState[] | Problem> {
    this.watchedZones.push(zones);
    return Promise.resolve(this.answerToWatch);
  }

  sync(): Promise<SyncSample> {
    this.syncs += 1;
    const nowMs = performance.now();
    const serverMs = nowMs + this.serverAheadMs;
    return Promise.resolve({ askedAtMs: nowMs, answeredAtMs: nowMs, receivedMs: serverMs, sentMs: serverMs });
  }
}
