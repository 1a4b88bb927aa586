import { wallTimeOf } from '@live-tz/wall-clock';
import { formatShortDate } from './wall-time-format';

const WEEKDAY_LENGTH = 'Mon '.length;

/** `Mon 23 Nov 2026` */
export function formatDateWithYear(utcMs: number, offsetMinutes: number): string {
  return `${formatShortDate(utcMs, offsetMinutes)} ${wallTimeOf(utcMs, offsetMinutes).year}`;
}

/** An instant on a wall, `offsetMinutes` east of UTC. */
export interface WallInstant {
  utcMs: number;
  offsetMinutes: number;
}

/** Two days and those between them, told once what they share: `14–28 Mar 2027`, `25 Oct – 1 Nov 2026`. */
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
