import type { ZoneState } from '@live-tz/contracts';
import { isoDateTime, ruleAt } from '@live-tz/wall-clock';
import type { HourFormat } from '../formatting/hour-format';
import { formatClockParts, formatShortDate } from '../formatting/wall-time-format';

/** A figure dash for each digit, which is as wide as the digit that will replace it. */
const UNKNOWN = '\u2012\u2012';

/** What a clock of a wall shows besides its label and seconds. None of it changes within a minute. */
export interface WallTimeText {
  hour: string;
  minute: string;
  period: string;
  date: string;
  /** For `<time datetime>`, to the minute; null while the time is unknown. */
  datetime: string | null;
}

export const UNKNOWN_TIME: WallTimeText = {
  hour: UNKNOWN,
  minute: UNKNOWN,
  period: '',
  date: '',
  datetime: null,
};

export function wallTimeTextOf(state: ZoneState, utcMs: number, hourFormat: HourFormat): WallTimeText {
  const { offsetMinutes } = ruleAt(state, utcMs);
  const { hour, minute, period } = formatClockParts(utcMs, offsetMinutes, hourFormat);
  const datetime = isoDateTime(utcMs, offsetMinutes).replace(/(T\d\d:\d\d):\d\d/, '$1');
  return { hour, minute, period, date: formatShortDate(utcMs, offsetMinutes), datetime };
}
