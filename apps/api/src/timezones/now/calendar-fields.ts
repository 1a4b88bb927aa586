import { dayNumber, MS_PER_DAY, wallTimeOf } from '@live-tz/wall-clock';

const DAYS_PER_WEEK = 7;
/** In ISO 8601 a week belongs to the year of its Thursday. */
const THURSDAY = 4;

/** The fields of a day in the terms of ISO 8601. */
export interface CalendarFields {
  /** 1 (Monday) to 7 (Sunday). */
  dayOfWeek: number;
  /** 1 to 366. */
  dayOfYear: number;
  /** 1 to 53. */
  isoWeek: number;
}

/** The fields of the day that a clock shows, `offsetMinutes` east of UTC. */
export function calendarFields(utcMs: number, offsetMinutes: number): CalendarFields {
  const { year, weekday } = wallTimeOf(utcMs, offsetMinutes);
  const day = dayNumber(utcMs, offsetMinutes);
  const dayOfWeek = weekday === 0 ? DAYS_PER_WEEK : weekday;
  const thursday = day - dayOfWeek + THURSDAY;
  const yearOfWeek = new Date(thursday * MS_PER_DAY).getUTCFullYear();
  return {
    dayOfWeek,
    dayOfYear: day - firstDayOf(year) + 1,
    isoWeek: Math.floor((thursday - firstDayOf(yearOfWeek)) / DAYS_PER_WEEK) + 1,
  };
}

function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / MS_PER_DAY;
}
