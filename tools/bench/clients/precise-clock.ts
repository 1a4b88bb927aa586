/**
 * The host's clock in fractions of a millisecond: `Date.now()` is too coarse to tell how late a second came to a
 * thousand people. Set anew before each measurement, because a host's clock is slewed and the monotonic one is not.
 */
export class PreciseClock {
  private originMs = 0;

  constructor() {
    this.set();
  }

  /** Waits for the next whole millisecond, which it does not take longer than. */
  set(): void {
    const beforeMs = Date.now();
    let nowMs = beforeMs;
    while (nowMs === beforeMs) nowMs = Date.now();
    this.originMs = nowMs - performance.now();
  }

  /** UTC milliseconds. */
  nowMs(): number {
    return this.originMs + performance.now();
  }
}
