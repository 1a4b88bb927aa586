import { plainDateTime } from '@live-tz/wall-clock';
import { formatShortDate } from './wall-time-format';

/** `2026-11-22`, in UTC. */
export function formatUtcDate(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 10);
}

/** `2026-11-22 19:04:07`, in UTC. */
export function formatUtcDateAndTime(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 19);
}

/** `Mon 23 Nov, 19:04 UTC` */
export function formatUtcDayAndTime(utcMs: number): string {
  return `${formatShortDate(utcMs, 0)}, ${plainDateTime(utcMs, 0).slice(11, 16)} UTC`;
}
