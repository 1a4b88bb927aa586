import type { Transition, ZoneState } from '@live-tz/contracts';
import { changeAhead, dayNumber, MS_PER_DAY, wallTimeOf } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { formatDateAndTime } from './moment-format';
import { formatPlaceList } from './place-list-format';
import { formatHourAndMinute, formatShortDate, formatWeekday } from './wall-time-format';

/** How long before a change of the clocks a card announces it. */
const ANNOUNCED_MS = 15 * MS_PER_DAY;
const DAYS_PER_WEEK = 7;

/** `Clocks go forward 60 minutes in Berlin, Lisbon` */
export function formatClockChange(byMinutes: number, places: readonly string[]): string {
  return `${clocksGo(byMinutes)} in ${formatPlaceList(places)}`;
}

/** `Clocks go back 60 minutes on Sunday`, or an empty string when the next change is 15 or more days away. */
export function formatNextClockChange(state: ZoneState, utcMs: number): string {
  const change = changeAhead(state, utcMs);
  if (change === null || change.byMinutes === 0 || change.atMs - utcMs >= ANNOUNCED_MS) return '';
  // The change is dated by the clock before the change.
  return `${clocksGo(change.byMinutes)} ${relativeDay(change.atMs, utcMs, state.offsetMinutes)}`;
}

/** `Clocks in Berlin go from 02:00 to 03:00`, with both dates where a whole day is skipped or repeated. */
export function formatClockChangeTimes(
  { atMs, before, after }: Transition,
  place: string,
  format: HourFormat,
): string {
  const isSameDay = dayNumber(atMs, before.offsetMinutes) === dayNumber(atMs, after.offsetMinutes);
  const formatTime = isSameDay ? formatHourAndMinute : formatDateAndTime;
  const back = after.offsetMinutes < before.offsetMinutes ? 'back ' : '';
  const from = formatTime(atMs, before.offsetMinutes, format);
  return `Clocks in ${place} go ${back}from ${from} to ${formatTime(atMs, after.offsetMinutes, format)}`;
}

function clocksGo(byMinutes: number): string {
  return `Clocks go ${byMinutes < 0 ? 'back' : 'forward'} ${Math.abs(byMinutes)} minutes`;
}

function relativeDay(atMs: number, utcMs: number, offsetMinutes: number): string {
  const days = dayNumber(atMs, offsetMinutes) - dayNumber(utcMs, offsetMinutes);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return `on ${days < DAYS_PER_WEEK ? formatWeekday(wallTimeOf(atMs, offsetMinutes).weekday) : formatShortDate(atMs, offsetMinutes)}`;
}
