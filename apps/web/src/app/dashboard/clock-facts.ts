import type { ZoneState } from '@live-tz/contracts';
import {
  dayShift,
  differenceLabel,
  isoDateTime,
  ruleAt,
  utcOffsetLabel,
  wallTimeOf,
} from '@live-tz/wall-clock';
import { formatNextChange } from '../formatting/next-change-format';
import { formatShortDate } from '../formatting/wall-time-format';

const FIRST_HOUR_OF_DAY = 6;
const FIRST_HOUR_OF_NIGHT = 18;
const TRUE_MINUS = '\u2212';

/** Everything a card shows besides its digits; none of it changes within a minute. */
export interface ClockFacts {
  offsetMinutes: number;
  /** Local hour, 0 to 23: what the ground is tinted by. */
  hour: number;
  isDay: boolean;
  date: string;
  /** `+1 day` against home, or empty. */
  dayShift: string;
  /** `+8 h` against home; empty without a home. */
  difference: string;
  offset: string;
  nextChange: string;
  /** For `<time datetime>`, to the minute: `2026-11-22T19:04+01:00`. */
  datetime: string;
}

/** @param home the zone differences are told against, or null */
export function clockFactsOf(state: ZoneState, home: ZoneState | null, utcMs: number): ClockFacts {
  const { offsetMinutes } = ruleAt(state, utcMs);
  const homeOffsetMinutes = home === null ? offsetMinutes : ruleAt(home, utcMs).offsetMinutes;
  const { hour } = wallTimeOf(utcMs, offsetMinutes);
  return {
    offsetMinutes,
    hour,
    isDay: hour >= FIRST_HOUR_OF_DAY && hour < FIRST_HOUR_OF_NIGHT,
    date: formatShortDate(utcMs, offsetMinutes),
    dayShift: dayShiftLabel(dayShift(utcMs, offsetMinutes, homeOffsetMinutes)),
    difference: home === null ? '' : differenceLabel(offsetMinutes - homeOffsetMinutes),
    offset: utcOffsetLabel(offsetMinutes),
    nextChange: formatNextChange(state, utcMs),
    datetime: isoDateTime(utcMs, offsetMinutes).replace(/(T\d\d:\d\d):\d\d/, '$1'),
  };
}

function dayShiftLabel(days: number): string {
  if (days === 0) return '';
  return `${days < 0 ? TRUE_MINUS : '+'}${Math.abs(days)}\u202f${Math.abs(days) === 1 ? 'day' : 'days'}`;
}
