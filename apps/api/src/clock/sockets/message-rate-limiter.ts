import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { MESSAGES_PER_MINUTE } from './socket-limits';

/** Counts the answered messages of one connection per minute. Frames are counted at a lower level (`limited-receiver.ts`). */
export class MessageRateLimiter {
  private minuteStartMs = Number.NEGATIVE_INFINITY;
  private used = 0;

  /** Counts a message. @returns whether it exceeds the limit */
  exceeded(nowMs: number): boolean {
    // A clock that is set back starts a new minute: it must not extend the current one.
    if (nowMs < this.minuteStartMs || nowMs - this.minuteStartMs >= MS_PER_MINUTE) {
      this.minuteStartMs = nowMs;
      this.used = 0;
    }
    this.used += 1;
    return this.used > MESSAGES_PER_MINUTE;
  }
}
