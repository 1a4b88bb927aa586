/**
 * How long a sequence stands still when the host's clock is set back. Time servers correct by less than this;
 * whoever sets a clock back by more has repaired a wrong one, and the right time must not wait for the wrong to return.
 */
const MAX_HOLD_SECONDS = 5;

/** `ahead`: newer than all before. `held`: it was had already. `stepped-back`: a new beginning at an earlier time. */
export type Advance = 'ahead' | 'held' | 'stepped-back';

/** Lets every second through once and in order, whatever the clock and the timers do. */
export class SecondSequence {
  private lastSecond: number | null = null;

  /** The newest second that was let through, or null. */
  get last(): number | null {
    return this.lastSecond;
  }

  /** Tells what to do with a second: let it through (`ahead`, `stepped-back`) or not (`held`). */
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
