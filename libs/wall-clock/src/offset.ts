import { MINUTES_PER_HOUR, SECONDS_PER_MINUTE } from './time-constants';

const TRUE_MINUS = '\u2212';

/** `+05:45`, `-03:30`, `+00:00`; seconds are added for the odd offsets of long ago (`-00:44:30`). */
export function isoOffset(offsetMinutes: number): string {
  return `${offsetMinutes < 0 ? '-' : '+'}${digits(Math.abs(offsetMinutes))}`;
}

/** The same for people, with a true minus: `UTC+05:45`, `UTC−03:30`. */
export function utcOffsetLabel(offsetMinutes: number): string {
  return `UTC${offsetMinutes < 0 ? TRUE_MINUS : '+'}${digits(Math.abs(offsetMinutes))}`;
}

/** A difference between two clocks for people: `+8 h`, `−3:30 h`, `same time`. */
export function differenceLabel(differenceMinutes: number): string {
  if (differenceMinutes === 0) return 'same time';
  const magnitude = Math.abs(differenceMinutes);
  const hours = Math.floor(magnitude / MINUTES_PER_HOUR);
  const minutes = Math.floor(magnitude % MINUTES_PER_HOUR);
  const sign = differenceMinutes < 0 ? TRUE_MINUS : '+';
  return `${sign}${hours}${minutes === 0 ? '' : `:${pad(minutes)}`}\u202fh`;
}

function digits(magnitude: number): string {
  const hours = Math.floor(magnitude / MINUTES_PER_HOUR);
  const minutes = Math.floor(magnitude % MINUTES_PER_HOUR);
  const seconds = Math.round((magnitude % 1) * SECONDS_PER_MINUTE);
  return `${pad(hours)}:${pad(minutes)}${seconds === 0 ? '' : `:${pad(seconds)}`}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
