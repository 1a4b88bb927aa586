import { MS_PER_MINUTE, MS_PER_SECOND, wallTimeOf } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The parts of a clock's time. Hours have two digits in both formats, so that nothing moves at ten o'clock. */
export interface ClockParts {
  hour: string;
  minute: string;
  second: string;
  /** `AM` or `PM`; empty with 24 hours. */
  period: '' | 'AM' | 'PM';
}

export function formatClockParts(utcMs: number, offsetMinutes: number, format: HourFormat): ClockParts {
  const { hour, minute, second } = wallTimeOf(utcMs, offsetMinutes);
  const isTwelve = format === 'h12';
  return {
    hour: pad(isTwelve ? hour % 12 || 12 : hour),
    minute: pad(minute),
    second: pad(second),
    period: !isTwelve ? '' : hour < 12 ? 'AM' : 'PM',
  };
}

/** `07`, the same in all zones: since 1972 their offsets are whole minutes. */
export function formatSecond(utcMs: number): string {
  return pad(Math.floor((utcMs % MS_PER_MINUTE) / MS_PER_SECOND));
}

/** `12:03` or `12:03 PM` */
export function formatHourAndMinute(utcMs: number, offsetMinutes: number, format: HourFormat): string {
  const { hour, minute, period } = formatClockParts(utcMs, offsetMinutes, format);
  return `${hour}:${minute}${period && `\u202f${period}`}`;
}

/** `Mon 23 Nov` */
export function formatShortDate(utcMs: number, offsetMinutes: number): string {
  const { weekday, day, month } = wallTimeOf(utcMs, offsetMinutes);
  return `${formatWeekday(weekday).slice(0, 3)} ${day} ${MONTHS[month - 1] ?? ''}`;
}

/** `Oct 2026` for `2026-10-29` */
export function formatMonthAndYear(isoDate: string): string {
  const [year = '', month = ''] = isoDate.split('-');
  return `${MONTHS[Number(month) - 1] ?? ''} ${year}`.trim();
}

/** @param weekday 0 (Sunday) to 6 */
export function formatWeekday(weekday: number): string {
  return WEEKDAYS[weekday] ?? '';
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
