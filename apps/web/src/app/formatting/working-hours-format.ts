import type { WorkingHours } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { formatHourAndMinute, formatWeekdayShort } from './wall-time-format';

/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAYS_PER_WEEK = 7;

/** `09:00–17:00, Mon–Fri`, `9:00 AM–5:00 PM, Mon–Fri`; `never at work` without a day. */
export function formatWorkingHours({ from, until, days }: WorkingHours, format: HourFormat): string {
  if (days.length === 0) return 'never at work';
  const hours = `${formatTime(from, format)}–${formatTime(until, format)}`;
  if (days.length === DAYS_PER_WEEK) return `${hours}, every day`;
  return `${hours}, ${runsOf(days).map(formatRun).join(', ')}`;
}

/** With 24 hours the end of a day stays `24:00`. */
function formatTime(time: string, format: HourFormat): string {
  return format === 'h23' ? time : formatHourAndMinute(Date.parse(`1970-01-01T${time}Z`), 0, format);
}

/** Successive days together; a run may go over the end of the week. */
function runsOf(days: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && day === (last.at(-1) ?? 0) + 1) last.push(day);
    else runs.push([day]);
  }
  const [first, last] = [runs[0], runs.at(-1)];
  const isJoined = runs.length > 1 && first?.[0] === 1 && last?.at(-1) === DAYS_PER_WEEK;
  return isJoined ? [[...(last ?? []), ...(first ?? [])], ...runs.slice(1, -1)] : runs;
}

function formatRun(days: readonly number[]): string {
  const [first = 1, second] = days;
  const last = days.at(-1);
  if (second === undefined || last === undefined) return nameOf(first);
  return `${nameOf(first)}–${nameOf(last)}`;
}

function nameOf(day: number): string {
  return formatWeekdayShort(MONDAY_MS + (day - 1) * MS_PER_DAY, 0);
}
