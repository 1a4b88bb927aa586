import type { DeviceClock } from './device-clock';

const MIN_SLEEP_MS = 2000;

/**
 * Notices that the device slept, while the monotonic clock of most browsers stands still and the time of day runs on. Only
 * the difference of the two matters, so the time of day may be wrong. Setting it forward looks like a sleep, which only
 * costs a new measurement of the server's time.
 */
export class SleepDetector {
  private lastAheadMs: number;

  constructor(private readonly device: DeviceClock) {
    this.lastAheadMs = device.aheadOfMonotonicMs();
  }

  /** Whether the device slept since the last call. */
  slept(): boolean {
    const aheadMs = this.device.aheadOfMonotonicMs();
    const jumpMs = aheadMs - this.lastAheadMs;
    this.lastAheadMs = aheadMs;
    return jumpMs > MIN_SLEEP_MS;
  }
}
