import { wallTimeOf } from '@live-tz/wall-clock';
import { formatShortDate } from './wall-time-format';

const WEEKDAY_LENGTH = 'Mon '.length;

/** An instant and the offset of the clock it is read from. */
export interface WallInstant {
  utcMs: number;
  /** Minutes east of UTC. */
  offsetMinutes: number;
}

/** `Mon 23 Nov 2026` */
export function formatDateWithYear(utcMs: number, offsetMinutes: number): string {
  return `${formatShortDate(utcMs, offsetMinutes)} ${wallTimeOf(utcMs, offsetMinutes).year}`;
}

/** A range of days, its month and year named once where both ends share them: `14–28 Mar 2027`, `25 Oct – 1 Nov 2026`. */
export function formatDayRange(first: WallInstant, last: WallInstant): string {
  const from = wallTimeOf(first.utcMs, first.offsetMinutes);
  const to = wallTimeOf(last.utcMs, last.offsetMinutes);
  const end = `${dayAndMonth(last)} ${to.year}`;
  if (from.year !== to.year) return `${dayAndMonth(first)} ${from.year} – ${end}`;
  if (from.month !== to.month) return `${dayAndMonth(first)} – ${end}`;
  return from.day === to.day ? end : `${from.day}–${end}`;
}

function dayAndMonth({ utcMs, offsetMinutes }: WallInstant): string {
  return formatShortDate(utcMs, offsetMinutes).slice(WEEKDAY_LENGTH);
}
