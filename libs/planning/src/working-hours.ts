import type { DayState, WorkingHours } from '@live-tz/contracts';
import { MINUTES_PER_HOUR } from '@live-tz/wall-clock';

const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
const DAYS_PER_WEEK = 7;
/** Minutes of the day at which sleep ends and begins, outside of work. */
const SLEEP_ENDS = 7 * MINUTES_PER_HOUR;
const SLEEP_BEGINS = 23 * MINUTES_PER_HOUR;

/** Working hours with their times as minutes of the day. */
export interface HoursInMinutes {
  from: number;
  /** At most `MINUTES_PER_DAY`; not after `from` for a shift that ends on the next day. */
  until: number;
  days: ReadonlySet<number>;
}

export function hoursInMinutes({ from, until, days }: WorkingHours): HoursInMinutes {
  return { from: minuteOfDay(from), until: minuteOfDay(until), days: new Set(days) };
}

/**
 * The state while a clock shows this minute.
 *
 * @param day 1 for Monday to 7 for Sunday
 */
export function stateAtMinute(hours: HoursInMinutes, day: number, minute: number): DayState {
  if (isWorking(hours, day, minute)) return 'working';
  if (minute < SLEEP_ENDS || minute >= SLEEP_BEGINS) return 'asleep';
  // Without a working day there is no weekend either.
  return hours.days.size === 0 || hours.days.has(day) ? 'awake' : 'weekend';
}

/** Minutes of the day, from 1 to `MINUTES_PER_DAY`, at which a state may end, in order. */
export function endsOfStates({ from, until }: HoursInMinutes): number[] {
  const minutes = [SLEEP_ENDS, SLEEP_BEGINS, from, until, MINUTES_PER_DAY].filter((minute) => minute > 0);
  return [...new Set(minutes)].sort((a, b) => a - b);
}

function isWorking({ from, until, days }: HoursInMinutes, day: number, minute: number): boolean {
  if (from < until) return days.has(day) && minute >= from && minute < until;
  const dayBefore = day === 1 ? DAYS_PER_WEEK : day - 1;
  return (days.has(day) && minute >= from) || (days.has(dayBefore) && minute < until);
}

/** @param time `HH:mm` */
function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}
