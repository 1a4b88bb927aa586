import { formatInLanguage, formatRangeInLanguage, wallMs } from './language-format';

/** An instant and the offset of the clock it is read from. */
export interface WallInstant {
  utcMs: number;
  /** Minutes east of UTC. */
  offsetMinutes: number;
}

/** `Mon, Nov 23, 2026` */
export function formatDateWithYear(utcMs: number, offsetMinutes: number): string {
  return formatInLanguage(utcMs, offsetMinutes, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** A range of days, its month and year named once where both ends share them: `Mar 14 – 28, 2027`. */
export function formatDayRange(first: WallInstant, last: WallInstant): string {
  return formatRangeInLanguage(
    wallMs(first.utcMs, first.offsetMinutes),
    wallMs(last.utcMs, last.offsetMinutes),
    { day: 'numeric', month: 'short', year: 'numeric' },
  );
}
