import { isoOffset } from './offset';
import { MS_PER_DAY, MS_PER_MINUTE } from './time-constants';

/** What a clock on the wall shows. Months run 1 to 12, weekdays 0 (Sunday) to 6. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

/** The wall time at an instant, `offsetMinutes` east of UTC. */
export function wallTimeOf(utcMs: number, offsetMinutes: number): WallTime {
  // The UTC getters of a shifted date are plain calendar arithmetic: no zone of the device is ever asked.
  const shifted = new Date(utcMs + offsetMinutes * MS_PER_MINUTE);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/** Number of the calendar day a wall shows, for differences between two walls. */
export function dayNumber(utcMs: number, offsetMinutes: number): number {
  return Math.floor((utcMs + offsetMinutes * MS_PER_MINUTE) / MS_PER_DAY);
}

/** How many calendar days one wall is ahead of another: 1 tomorrow, -1 yesterday. */
export function dayShift(utcMs: number, offsetMinutes: number, homeOffsetMinutes: number): number {
  return dayNumber(utcMs, offsetMinutes) - dayNumber(utcMs, homeOffsetMinutes);
}

/** `2026-11-22 19:04:07` */
export function plainDateTime(utcMs: number, offsetMinutes: number): string {
  return isoLocal(utcMs, offsetMinutes).replace('T', ' ');
}

/** `2026-11-22T19:04:07+01:00` */
export function isoDateTime(utcMs: number, offsetMinutes: number): string {
  return isoLocal(utcMs, offsetMinutes) + isoOffset(offsetMinutes);
}

/** `2026-11-22T19:04:07`, without an offset; years before 0 and after 9999 get a sign and six digits. */
export function isoLocal(utcMs: number, offsetMinutes: number): string {
  return new Date(utcMs + offsetMinutes * MS_PER_MINUTE).toISOString().replace(/\.\d+Z$/, '');
}

/** The inverse of {@link isoLocal} at an offset of 0: the instant at which a clock of UTC shows this wall time. */
export function msOfIsoLocal(local: string): number {
  return Date.parse(`${local}Z`);
}
