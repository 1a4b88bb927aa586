/**
 * The device's own time of day. It may be wrong, and may be set while the page is open, so it is read only to measure its
 * error and to notice that the device slept, never for a time on the page.
 */
export class DeviceClock {
  /** Milliseconds by which the time of day is ahead of the page's monotonic clock. */
  aheadOfMonotonicMs(): number {
    return Date.now() - performance.now();
  }
}
