import { MS_PER_DAY } from '@live-tz/wall-clock';

const DAYS_PER_WEEK = 7;

/** A calendar, week or ordinal date of ISO 8601, in the extended or the basic form. */
const DATE =
  /^(?<year>\d{4})(?<dash>-?)(?:(?<month>\d\d)\k<dash>(?<day>\d\d)|W(?<week>\d\d)\k<dash>(?<weekday>\d)|(?<ordinal>\d{3}))$/;
/** A time of day with minutes at least, and its offset; a `+` that was not escaped in a query arrives as a space. */
const TIME =
  /^(?<time>(?<hour>\d\d)(?<colon>:?)(?<minute>\d\d)(?:\k<colon>(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)(?<offset>Z|(?<sign>[+ -])(?<offsetHours>\d\d)(?::?(?<offsetMinutes>\d\d))?)?$/;
/** A date alone in the basic form cannot be told from a number. */
const NUMBER = /^\d+$/;

type Parts = Partial<Record<string, string>>;

/** A parsed date and time. */
export interface IsoDateTime {
  /** The wall time, in milliseconds as if it were UTC. */
  wallMs: number;
  /** Minutes east of UTC, or null if the text has none. */
  offsetMinutes: number | null;
}

/** Parses a date and time of ISO 8601, truncated to milliseconds; null for anything else, dates that do not exist included. */
export function parseIsoDateTime(text: string): IsoDateTime | null {
  const { date, time } = partsOf(text);
  if (date === undefined || time === undefined) return null;
  const [dayMs, timeMs] = [dayOf(date), timeOf(time)];
  const offsetMinutes = time['offset'] === undefined ? null : offsetOf(time);
  if (dayMs === null || timeMs === null || offsetMinutes === undefined) return null;
  return { wallMs: dayMs + timeMs, offsetMinutes };
}

/** The part of a well-formed text that does not exist, such as the date 2026-02-30 or the time 25:00; null if there is none. */
export function nonexistentPart(text: string): { kind: 'date' | 'time'; text: string } | null {
  const { dateText, date, time } = partsOf(text);
  const isDateAlone = dateText === text;
  if (date === undefined || (isDateAlone ? NUMBER.test(text) : time === undefined)) return null;
  if (dayOf(date) === null) return { kind: 'date', text: dateText };
  return time !== undefined && timeOf(time) === null ? { kind: 'time', text: time['time'] ?? '' } : null;
}

function partsOf(text: string): { dateText: string; date: Parts | undefined; time: Parts | undefined } {
  const [dateText = '', timeText = '', ...others] = text.split('T');
  const time = others.length > 0 ? undefined : TIME.exec(timeText)?.groups;
  return { dateText, date: DATE.exec(dateText)?.groups, time };
}

/** The beginning of the day, in milliseconds as if it were UTC; null if the day does not exist. */
function dayOf({ year, month, day, week, weekday, ordinal }: Parts): number | null {
  if (week !== undefined) return dayOfWeekDate(Number(year), Number(week), Number(weekday));
  const [monthNumber, dayNumber] =
    ordinal === undefined ? [Number(month), Number(day)] : [1, Number(ordinal)];
  const dayMs = utcDay(Number(year), monthNumber, dayNumber);
  const date = new Date(dayMs);
  // JavaScript turns a day that does not exist into one of another month or year.
  const isThere =
    ordinal === undefined
      ? date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === dayNumber
      : dayNumber > 0 && date.getUTCFullYear() === Number(year);
  return isThere ? dayMs : null;
}

/** Weeks begin on Monday; the first one contains 4 January, and each belongs to the year of its Thursday (ISO 8601-1). */
function dayOfWeekDate(year: number, week: number, weekday: number): number | null {
  if (week === 0 || weekday === 0 || weekday > DAYS_PER_WEEK) return null;
  const fourthMs = utcDay(year, 1, 4);
  const daysSinceMonday = (new Date(fourthMs).getUTCDay() + 6) % DAYS_PER_WEEK;
  const mondayMs = fourthMs + ((week - 1) * DAYS_PER_WEEK - daysSinceMonday) * MS_PER_DAY;
  if (new Date(mondayMs + 3 * MS_PER_DAY).getUTCFullYear() !== year) return null;
  return mondayMs + (weekday - 1) * MS_PER_DAY;
}

/** `Date.UTC` would read a year below 100 as one of the twentieth century. */
function utcDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** Milliseconds since the beginning of the day; null if the time does not exist. */
function timeOf({ hour, minute, second = '0', fraction = '' }: Parts): number | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return new Date(0).setUTCHours(hours, minutes, seconds, Number(fraction.padEnd(3, '0').slice(0, 3)));
}

function offsetOf({ sign, offsetHours = '0', offsetMinutes = '0' }: Parts): number | undefined {
  const [hours, minutes] = [Number(offsetHours), Number(offsetMinutes)];
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}
