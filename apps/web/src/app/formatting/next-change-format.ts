import type { ZoneState } from '@live-tz/contracts';
import { changeAhead, dayNumber, wallTimeOf } from '@live-tz/wall-clock';
import { formatShortDate, formatWeekday } from './wall-time-format';

const FORETOLD_MS = 15 * 86_400_000;
const DAYS_OF_A_WEEK = 7;

/** `Clocks go back 60 minutes on Sunday`, or an empty string when no change is under 15 days away. */
export function formatNextChange(state: ZoneState, utcMs: number): string {
  const change = changeAhead(state, utcMs);
  if (change === null || change.byMinutes === 0 || change.atMs - utcMs >= FORETOLD_MS) return '';
  const direction = change.byMinutes < 0 ? 'back' : 'forward';
  // The day of a change is told by the clock that is about to change.
  return `Clocks go ${direction} ${Math.abs(change.byMinutes)} minutes ${dayWords(change.atMs, utcMs, state.offsetMinutes)}`;
}

function dayWords(atMs: number, utcMs: number, offsetMinutes: number): string {
  const days = dayNumber(atMs, offsetMinutes) - dayNumber(utcMs, offsetMinutes);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return `on ${days < DAYS_OF_A_WEEK ? formatWeekday(wallTimeOf(atMs, offsetMinutes).weekday) : formatShortDate(atMs, offsetMinutes)}`;
}
