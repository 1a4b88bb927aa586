/**
 * The host's clock in fractions of a millisecond: `Date.now()` is too coarse for the lateness of a thousand clients. It is
 * set before each measurement, because the host's clock is slewed and the monotonic one is not.
 */
export class PreciseClock {
  private originMs = 0;

  constructor() {
    this.set();
  }

  /** Busy-waits for the next whole millisecond. */
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
