import { plainDateTime } from '@live-tz/wall-clock';
import { formatShortDate } from './wall-time-format';

/** `2026-11-22`, by UTC. */
export function formatUtcDate(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 10);
}

/** `Mon 23 Nov, 19:04 UTC` */
export function formatUtcDayAndTime(utcMs: number): string {
  return `${formatShortDate(utcMs, 0)}, ${plainDateTime(utcMs, 0).slice(11, 16)} UTC`;
}
