import type { Transition, ZoneState } from '@live-tz/contracts';
import { changeAhead, dayNumber, MS_PER_DAY } from '@live-tz/wall-clock';
import { formatMinutes } from './duration-format';
import type { HourFormat } from './hour-format';
import { formatDateAndTime } from './moment-format';
import { formatPlaceList } from './place-list-format';
import { formatHourAndMinute, formatShortDate, formatWeekday } from './wall-time-format';

/** How long before a change of the clocks a card announces it. */
const ANNOUNCED_MS = 15 * MS_PER_DAY;
const DAYS_PER_WEEK = 7;

/** `Clocks go forward 1 hour in Berlin and Lisbon` */
export function formatClockChange(byMinutes: number, places: readonly string[]): string {
  return `${clocksGo(byMinutes)} in ${formatPlaceList(places)}`;
}

/**
 * `Clocks go back 1 hour on Sunday at 02:00`, by the clock before the change; empty when the next change is 15 or more days
 * away.
 */
export function formatNextClockChange(state: ZoneState, utcMs: number, format: HourFormat): string {
  const change = changeAhead(state, utcMs);
  if (change === null || change.byMinutes === 0 || change.atMs - utcMs >= ANNOUNCED_MS) return '';
  const { offsetMinutes } = state;
  const time = formatHourAndMinute(change.atMs, offsetMinutes, format);
  return `${clocksGo(change.byMinutes)} ${relativeDay(change.atMs, utcMs, offsetMinutes)} at ${time}`;
}

/** `Clocks in Berlin go forward from 02:00 to 03:00`, with both dates where a whole day is skipped or repeated. */
export function formatClockChangeTimes(
  { atMs, before, after }: Transition,
  place: string,
  format: HourFormat,
): string {
  const isSameDay = dayNumber(atMs, before.offsetMinutes) === dayNumber(atMs, after.offsetMinutes);
  const formatTime = isSameDay ? formatHourAndMinute : formatDateAndTime;
  const direction = after.offsetMinutes < before.offsetMinutes ? 'back' : 'forward';
  const from = formatTime(atMs, before.offsetMinutes, format);
  return `Clocks in ${place} go ${direction} from ${from} to ${formatTime(atMs, after.offsetMinutes, format)}`;
}

function clocksGo(byMinutes: number): string {
  return `Clocks go ${byMinutes < 0 ? 'back' : 'forward'} ${formatMinutes(Math.abs(byMinutes))}`;
}

function relativeDay(atMs: number, utcMs: number, offsetMinutes: number): string {
  const days = dayNumber(atMs, offsetMinutes) - dayNumber(utcMs, offsetMinutes);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  const formatDay = days < DAYS_PER_WEEK ? formatWeekday : formatShortDate;
  return `on ${formatDay(atMs, offsetMinutes)}`;
}
