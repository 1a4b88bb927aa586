import { dayNumber, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { formatCount } from './duration-format';
import type { HourFormat } from './hour-format';
import { formatInLanguage } from './language-format';
import { formatPlaceName } from './place-name-format';

const DAYS_PER_YEAR = 365.2425;
/** A longer time is given in years. */
const MAX_DAYS = 730;

/** `Fri, Jan 15, 2027, 15:00` */
export function formatDateAndTime(utcMs: number, offsetMinutes: number, format: HourFormat): string {
  return formatInLanguage(utcMs, offsetMinutes, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: format === 'h12' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: format,
  });
}

/** `Mon, Nov 30, 20:04`, for an instant within a few weeks. */
export function formatDayAndTime(utcMs: number, offsetMinutes: number, format: HourFormat): string {
  return formatInLanguage(utcMs, offsetMinutes, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: format === 'h12' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: format,
  });
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
  if (magnitudeMs < MS_PER_HOUR) return formatCount(Math.floor(magnitudeMs / MS_PER_MINUTE), 'minute');
  if (magnitudeMs < MS_PER_DAY) return formatCount(Math.floor(magnitudeMs / MS_PER_HOUR), 'hour');
  if (days <= MAX_DAYS) return formatCount(days, 'day');
  return formatCount(Math.floor(days / DAYS_PER_YEAR), 'year');
}
