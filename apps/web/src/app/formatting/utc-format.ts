import { plainDateTime } from '@live-tz/wall-clock';
import { shortDate } from './wall-time-format';

/** `2026-11-22`, by UTC. */
export function plainDate(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 10);
}

/** `Mon 23 Nov, 19:04 UTC` */
export function dayAndTime(utcMs: number): string {
  return `${shortDate(utcMs, 0)}, ${plainDateTime(utcMs, 0).slice(11, 16)} UTC`;
}
