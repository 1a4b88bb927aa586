import type { ZoneState } from '@live-tz/contracts';
import { dayShift, differenceLabel, isoDateTime, ruleAt, utcOffsetLabel } from '@live-tz/wall-clock';
import { formatDayOffset } from '../formatting/day-offset-format';
import { formatShortDate } from '../formatting/wall-time-format';

/** Everything that a card shows besides its digits. None of it changes within a minute. */
export interface ClockFacts {
  offsetMinutes: number;
  date: string;
  /** `+1 day` from home, or empty. */
  dayOffset: string;
  /** `+8 h` from home; empty without a home. */
  difference: string;
  offset: string;
  /** For `<time datetime>`, to the minute: `2026-11-22T19:04+01:00`. */
  datetime: string;
}

/** @param home the zone that the others are compared with, or null */
export function clockFactsOf(state: ZoneState, home: ZoneState | null, utcMs: number): ClockFacts {
  const { offsetMinutes } = ruleAt(state, utcMs);
  const homeOffsetMinutes = home === null ? offsetMinutes : ruleAt(home, utcMs).offsetMinutes;
  return {
    offsetMinutes,
    date: formatShortDate(utcMs, offsetMinutes),
    dayOffset: formatDayOffset(dayShift(utcMs, offsetMinutes, homeOffsetMinutes)),
    difference: home === null ? '' : differenceLabel(offsetMinutes - homeOffsetMinutes),
    offset: utcOffsetLabel(offsetMinutes),
    datetime: isoDateTime(utcMs, offsetMinutes).replace(/(T\d\d:\d\d):\d\d/, '$1'),
  };
}
