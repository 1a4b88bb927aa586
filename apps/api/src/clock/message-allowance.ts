import { MESSAGES_PER_MINUTE } from './live-limits';

const MINUTE_MS = 60_000;

/** Counts the messages of one connection that get an answer, minute by minute. All frames are counted below, by their number. */
export class MessageAllowance {
  private minuteStartMs = Number.NEGATIVE_INFINITY;
  private used = 0;

  /** Takes a message. @returns false for one that is to be refused */
  spend(nowMs: number): boolean {
    // A host's clock that is set back begins a new minute: it must not lengthen the old one.
    if (nowMs < this.minuteStartMs || nowMs - this.minuteStartMs >= MINUTE_MS) {
      this.minuteStartMs = nowMs;
      this.used = 0;
    }
    this.used += 1;
    return this.used <= MESSAGES_PER_MINUTE;
  }
}
