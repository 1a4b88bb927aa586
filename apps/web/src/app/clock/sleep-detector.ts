import type { DeviceClock } from './device-clock';

const SLEPT_MS = 2000;

/**
 * Tells that the device slept: the monotonic clock of most browsers stands still meanwhile, the time of day does not.
 * Only the difference of the two is looked at; a time of day that is wrong, but runs, does not matter. One that is set
 * forward looks like a sleep: the server is then asked anew.
 */
export class SleepDetector {
  private lastAheadMs: number;

  constructor(private readonly device: DeviceClock) {
    this.lastAheadMs = device.aheadOfMonotonicMs();
  }

  /** True when the device slept since the last call. */
  slept(): boolean {
    const aheadMs = this.device.aheadOfMonotonicMs();
    const jumpMs = aheadMs - this.lastAheadMs;
    this.lastAheadMs = aheadMs;
    return jumpMs > SLEPT_MS;
  }
}
