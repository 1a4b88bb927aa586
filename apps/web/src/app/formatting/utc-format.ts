import { plainDateTime } from '@live-tz/wall-clock';

/** `2026-11-22`, in UTC. */
export function formatUtcDate(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 10);
}

/** `2026-11-22 19:04:07`, in UTC. */
export function formatUtcDateAndTime(utcMs: number): string {
  return plainDateTime(utcMs, 0).slice(0, 19);
}
