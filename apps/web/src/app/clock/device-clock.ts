/**
 * The device's own time of day. It is read to say how wrong it is and to notice that the device slept, never for a time
 * shown: it may be wrong, and it may be set while the page is open.
 */
export class DeviceClock {
  /** How far the time of day is ahead of the page's monotonic clock, in milliseconds. */
  aheadOfMonotonicMs(): number {
    return Date.now() - performance.now();
  }
}
