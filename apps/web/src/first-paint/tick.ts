import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { DeviceClock } from '../app/clock/device-clock';
import { SleepDetector } from '../app/clock/sleep-detector';

/**
 * Shows each second at its boundary, until the element is removed or the device has slept, after which the time is unknown.
 *
 * @param aheadMs how far the server's time is ahead of the page's monotonic clock
 */
export function tick(
  aheadMs: number,
  element: HTMLElement,
  show: (utcMs: number) => void,
  sleep = new SleepDetector(new DeviceClock()),
): void {
  if (!element.isConnected || sleep.slept()) return;
  const nowMs = performance.now() + aheadMs;
  show(nowMs);
  setTimeout(tick, MS_PER_SECOND - (nowMs % MS_PER_SECOND), aheadMs, element, show, sleep);
}
