import { MESSAGES_PER_MINUTE } from './socket-limits';

const MINUTE_MS = 60_000;

/** Counts the messages of one connection that are answered, minute by minute. Frames are counted below it (`limited-receiver.ts`). */
export class MessageRateLimiter {
  private minuteStartMs = Number.NEGATIVE_INFINITY;
  private used = 0;

  /** Counts a message. @returns whether it is one too many */
  exceeded(nowMs: number): boolean {
    // A host's clock that is set back begins a new minute: it must not lengthen the old one.
    if (nowMs < this.minuteStartMs || nowMs - this.minuteStartMs >= MINUTE_MS) {
      this.minuteStartMs = nowMs;
      this.used = 0;
    }
    this.used += 1;
    return this.used > MESSAGES_PER_MINUTE;
  }
}
