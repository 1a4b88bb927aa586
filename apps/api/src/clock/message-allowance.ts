import { ABUSIVE_MESSAGES_PER_MINUTE, MESSAGES_PER_MINUTE } from './live-limits';

const MINUTE_MS = 60_000;

/** Counts the messages of one connection, minute by minute. */
export class MessageAllowance {
  private minuteStartMs = Number.NEGATIVE_INFINITY;
  private used = 0;

  /** Takes a message: `granted`; `refused`, to be told so; or `abused`, to be closed. */
  spend(nowMs: number): 'granted' | 'refused' | 'abused' {
    // A host's clock that is set back begins a new minute: it must not lengthen the old one.
    if (nowMs < this.minuteStartMs || nowMs - this.minuteStartMs >= MINUTE_MS) {
      this.minuteStartMs = nowMs;
      this.used = 0;
    }
    this.used += 1;
    if (this.used <= MESSAGES_PER_MINUTE) return 'granted';
    return this.used <= ABUSIVE_MESSAGES_PER_MINUTE ? 'refused' : 'abused';
  }
}
