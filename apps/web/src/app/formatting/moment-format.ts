import { dayNumber, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { formatDateWithYear } from './date-format';
import type { HourFormat } from './hour-format';
import { formatPlaceName } from './place-name-format';
import { formatHourAndMinute } from './wall-time-format';

const DAYS_PER_YEAR = 365.2425;
/** A longer time is given in years. */
const MAX_DAYS = 730;

/** `Fri 15 Jan 2027, 15:00` */
export function formatDateAndTime(utcMs: number, offsetMinutes: number, format: HourFormat): string {
  return `${formatDateWithYear(utcMs, offsetMinutes)}, ${formatHourAndMinute(utcMs, offsetMinutes, format)}`;
}

/** `in Berlin`; an offset needs no preposition: `UTC−05:00`. */
export function formatInZone(zone: string): string {
  const name = formatPlaceName(zone);
  return name.startsWith('UTC') ? name : `in ${name}`;
}

/**
 * `in 53 days`, `4 hours ago`, `now`.
 *
 * @param offsetMinutes of the viewer's clock, by whose calendar days are counted
 */
export function formatFromNow(utcMs: number, nowMs: number, offsetMinutes: number): string {
  const aheadMs = utcMs - nowMs;
  const magnitudeMs = Math.abs(aheadMs);
  if (magnitudeMs < MS_PER_MINUTE) return 'now';
  const text = duration(
    magnitudeMs,
    Math.abs(dayNumber(utcMs, offsetMinutes) - dayNumber(nowMs, offsetMinutes)),
  );
  return aheadMs > 0 ? `in ${text}` : `${text} ago`;
}

function duration(magnitudeMs: number, days: number): string {
  if (magnitudeMs < MS_PER_HOUR) return counted(Math.floor(magnitudeMs / MS_PER_MINUTE), 'minute');
  if (magnitudeMs < MS_PER_DAY) return counted(Math.floor(magnitudeMs / MS_PER_HOUR), 'hour');
  if (days <= MAX_DAYS) return counted(days, 'day');
  return counted(Math.floor(days / DAYS_PER_YEAR), 'year');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
