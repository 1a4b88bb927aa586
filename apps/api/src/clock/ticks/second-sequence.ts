/**
 * How long a sequence holds when the host's clock is set back. Time servers correct by less than this; a larger step back
 * repairs a wrong clock, and the right time must not wait for it.
 */
const MAX_HOLD_SECONDS = 5;

/** `ahead`: newer than all before. `held`: has already passed. `stepped-back`: a new start at an earlier time. */
export type Advance = 'ahead' | 'held' | 'stepped-back';

/** Passes every second once and in order, whatever the clock and the timers do. */
export class SecondSequence {
  private lastSecond: number | null = null;

  /** The newest second that has passed, or null. */
  get last(): number | null {
    return this.lastSecond;
  }

  /** Decides whether a second passes (`ahead`, `stepped-back`) or not (`held`). */
  advanceTo(second: number): Advance {
    const advance = this.judge(second);
    if (advance !== 'held') this.lastSecond = second;
    return advance;
  }

  private judge(second: number): Advance {
    if (this.lastSecond === null || second > this.lastSecond) return 'ahead';
    return this.lastSecond - second <= MAX_HOLD_SECONDS ? 'held' : 'stepped-back';
  }
}
