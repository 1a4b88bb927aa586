import type { DayState, TimeSpan, WorkingHours } from '@live-tz/contracts';
import { dayNumber, MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { endsOfStates, type HoursInMinutes, hoursInMinutes, stateAtMinute } from './working-hours';
import { offsetAt, type OffsetSpan, offsetSpans, type ZoneOffsets } from './zone-offsets';

const DAYS_PER_WEEK = 7;
/** Day 0, 1 January 1970, was a Thursday. */
const FIRST_WEEKDAY = 4;
/** Every state of a week occurs within it; the day covers changes of the clocks. */
const SEARCHED_MS = (DAYS_PER_WEEK + 1) * MS_PER_DAY;

/** A span of time with one state. */
export interface DayStateSpan extends TimeSpan {
  state: DayState;
}

/** A change of the state. */
export interface DayStateChange {
  /** UTC milliseconds. */
  atMs: number;
  /** The state from then on. */
  state: DayState;
}

/**
 * The state at an instant of a user with these hours. It depends on the wall time only: hours that the clocks repeat are
 * worked twice, and hours that they skip are not worked.
 */
export function dayStateAt(hours: WorkingHours, offsets: ZoneOffsets, utcMs: number): DayState {
  return stateAt(hoursInMinutes(hours), offsetAt(offsets, utcMs), utcMs);
}

/** The next change of the state after an instant; null if it never changes. */
export function nextDayState(
  hours: WorkingHours,
  offsets: ZoneOffsets,
  utcMs: number,
): DayStateChange | null {
  const [, next] = dayStateSpans(hours, offsets, { fromMs: utcMs, untilMs: utcMs + SEARCHED_MS });
  return next === undefined ? null : { atMs: next.fromMs, state: next.state };
}

/** When work begins next after an instant; null if it never does. */
export function nextWorkingMs(hours: WorkingHours, offsets: ZoneOffsets, utcMs: number): number | null {
  const spans = dayStateSpans(hours, offsets, { fromMs: utcMs, untilMs: utcMs + SEARCHED_MS });
  for (const { state, fromMs } of spans) if (state === 'working' && fromMs > utcMs) return fromMs;
  return null;
}

/** The successive states within a range; two adjacent ones always differ. */
export function* dayStateSpans(
  hours: WorkingHours,
  offsets: ZoneOffsets,
  range: TimeSpan,
): Generator<DayStateSpan> {
  const inMinutes = hoursInMinutes(hours);
  let last: DayStateSpan | null = null;
  for (const offsetSpan of offsetSpans(offsets, range)) {
    for (const span of spansOfOffset(inMinutes, offsetSpan)) {
      if (last?.state === span.state) last.untilMs = span.untilMs;
      else {
        if (last !== null) yield last;
        last = span;
      }
    }
  }
  if (last !== null) yield last;
}

function* spansOfOffset(
  hours: HoursInMinutes,
  { fromMs, untilMs, offsetMinutes }: OffsetSpan,
): Generator<DayStateSpan> {
  const ends = endsOfStates(hours);
  let startMs = fromMs;
  for (let day = dayNumber(fromMs, offsetMinutes); startMs < untilMs; day += 1) {
    for (const minute of ends) {
      const endMs = Math.min(day * MS_PER_DAY + (minute - offsetMinutes) * MS_PER_MINUTE, untilMs);
      if (endMs <= startMs) continue;
      yield { fromMs: startMs, untilMs: endMs, state: stateAt(hours, offsetMinutes, startMs) };
      startMs = endMs;
    }
  }
}

function stateAt(hours: HoursInMinutes, offsetMinutes: number, utcMs: number): DayState {
  const day = dayNumber(utcMs, offsetMinutes);
  const minute = Math.floor((utcMs - day * MS_PER_DAY) / MS_PER_MINUTE + offsetMinutes);
  return stateAtMinute(hours, isoWeekday(day), minute);
}

/** 1 for Monday to 7 for Sunday. */
function isoWeekday(day: number): number {
  const sinceMonday = (day + FIRST_WEEKDAY - 1) % DAYS_PER_WEEK;
  return ((sinceMonday + DAYS_PER_WEEK) % DAYS_PER_WEEK) + 1;
}
