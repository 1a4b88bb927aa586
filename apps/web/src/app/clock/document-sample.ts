import { DeviceClock } from './device-clock';
import type { SyncSample } from '@live-tz/wall-clock';

/** Names the mark whose detail says by how much the device's time of day was ahead when the document arrived. */
const ARRIVAL = 'document-arrived';
const MAX_SLEEP_MS = 1000;

/** Lets a later {@link sampleOfDocument} notice that the device slept in between. */
export function markArrival(device = new DeviceClock()): void {
  performance.mark(ARRIVAL, { detail: device.aheadOfMonotonicMs() });
}

/**
 * A sample of the server's time from the request of the document: the server took it after the request had left, and before
 * its answer arrived. Null if the browser reports no times, if the document came from a cache, or if the device slept since,
 * during which the monotonic clock stood still.
 *
 * @param utcMs the server's time when it sent the document
 */
export function sampleOfDocument(utcMs: number, device = new DeviceClock()): SyncSample | null {
  const [navigation] = performance.getEntriesByType('navigation');
  const [arrival] = performance.getEntriesByName(ARRIVAL, 'mark');
  if (!(navigation instanceof PerformanceNavigationTiming) || !(arrival instanceof PerformanceMark))
    return null;
  const sleptMs = device.aheadOfMonotonicMs() - Number(arrival.detail);
  const { requestStart: sentAtMs, responseStart: answeredAtMs } = navigation;
  const isFromServer = navigation.transferSize > 0 && sentAtMs > 0 && answeredAtMs >= sentAtMs;
  if (!isFromServer || !(Math.abs(sleptMs) <= MAX_SLEEP_MS)) return null;
  return { receivedMs: utcMs, sentMs: utcMs, sentAtMs, answeredAtMs };
}
