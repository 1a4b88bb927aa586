import { MS_PER_MINUTE, MS_PER_SECOND, wallTimeOf } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { formatDayPeriod, formatInLanguage, withoutBreaks } from './language-format';

/** The parts of a clock's time. Minutes and seconds have two digits; so have hours from 0 to 23. */
export interface ClockParts {
  hour: string;
  minute: string;
  second: string;
  /** `AM` or `PM` in the user's language; empty with 24 hours. */
  period: string;
}

export function formatClockParts(utcMs: number, offsetMinutes: number, format: HourFormat): ClockParts {
  const { hour, minute, second } = wallTimeOf(utcMs, offsetMinutes);
  const isTwelve = format === 'h12';
  return {
    hour: isTwelve ? String(hour % 12 || 12) : pad(hour),
    minute: pad(minute),
    second: pad(second),
    period: isTwelve ? formatDayPeriod(hour) : '',
  };
}

/** `07`, the same in all zones: since 1972 their offsets are whole minutes. */
export function formatSecond(utcMs: number): string {
  return pad(Math.floor((utcMs % MS_PER_MINUTE) / MS_PER_SECOND));
}

/** `12:03`, `12:03 PM`, `午後0:03` */
export function formatHourAndMinute(utcMs: number, offsetMinutes: number, format: HourFormat): string {
  const hour = format === 'h12' ? 'numeric' : '2-digit';
  return withoutBreaks(
    formatInLanguage(utcMs, offsetMinutes, { hour, minute: '2-digit', hourCycle: format }),
  );
}

/** `Mon, Nov 23`, `Mo., 23. Nov.` */
export function formatShortDate(utcMs: number, offsetMinutes: number): string {
  return formatInLanguage(utcMs, offsetMinutes, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** `Oct 2026` for `2026-10-29` */
export function formatMonthAndYear(isoDate: string): string {
  return formatInLanguage(Date.parse(isoDate), 0, { month: 'short', year: 'numeric' });
}

/** `Sunday` */
export function formatWeekday(utcMs: number, offsetMinutes: number): string {
  return formatInLanguage(utcMs, offsetMinutes, { weekday: 'long' });
}

/** `Sun` */
export function formatWeekdayShort(utcMs: number, offsetMinutes: number): string {
  return formatInLanguage(utcMs, offsetMinutes, { weekday: 'short' });
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
