const SLEPT_MS = 2000;

/**
 * Tells that the device slept: the monotonic clock of most browsers stands still meanwhile, the time of day does not.
 * Only the difference of the two is looked at; a time of day that is wrong, but runs, does not matter.
 */
export class SleepDetector {
  private lastDifferenceMs = this.difference();

  /** True when the device slept since the last call. */
  slept(): boolean {
    const differenceMs = this.difference();
    const jumpMs = differenceMs - this.lastDifferenceMs;
    this.lastDifferenceMs = differenceMs;
    return jumpMs > SLEPT_MS;
  }

  private difference(): number {
    return Date.now() - performance.now();
  }
}
