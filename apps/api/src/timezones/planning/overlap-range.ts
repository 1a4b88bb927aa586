import { DEFAULT_OVERLAP_DAYS, MAX_OVERLAP_DAYS, type TimeSpan } from '@live-tz/contracts';
import { dayNumber, MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { invalidField } from '../../errors/invalid-field';
import { resolveWallTime } from '../conversion/resolve-wall-time';
import { parseWallTime } from '../conversion/wall-time-text';
import { INSTANT_FORMAT, parseInstant } from '../instant';
import type { ZoneHistory } from '../rules/zone-history';

export const RANGE_FORMAT = `a date such as 2027-01-15, which begins at midnight in the first zone; or ${INSTANT_FORMAT}`;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Days on which clocks change are longer or shorter. */
const MAX_RANGE_MS = MAX_OVERLAP_DAYS * MS_PER_DAY + 3 * MS_PER_HOUR;

/**
 * The requested range.
 *
 * @param history of the zone whose dates are meant
 * @throws DomainError `invalid` for anything but dates and instants, an end that is not after the beginning, and a range too long
 */
export function overlapRange(
  { from, until }: { from?: string; until?: string },
  nowMs: number,
  history: ZoneHistory,
): TimeSpan {
  const fromMs = beginningOf(from, nowMs, history);
  const untilMs =
    until === undefined ? fromMs + DEFAULT_OVERLAP_DAYS * MS_PER_DAY : instantOf('until', until, history);
  if (untilMs <= fromMs) {
    throw invalidField('until', 'Give an until that lies after from; without from, after now.');
  }
  if (untilMs - fromMs > MAX_RANGE_MS) {
    throw invalidField(
      'until',
      `A search spans at most ${MAX_OVERLAP_DAYS} days: give an until that is nearer to from.`,
    );
  }
  return { fromMs, untilMs };
}

/** Nobody can meet in the hours of today that have passed. */
function beginningOf(from: string | undefined, nowMs: number, history: ZoneHistory): number {
  if (from === undefined) return nowMs;
  const fromMs = instantOf('from', from, history);
  const { offsetMinutes } = history.ruleAt(nowMs);
  const isToday = dayNumber(nowMs, offsetMinutes) === dayNumber(fromMs, history.ruleAt(fromMs).offsetMinutes);
  return DATE.test(from) && isToday ? Math.max(fromMs, nowMs) : fromMs;
}

function instantOf(field: string, text: string, history: ZoneHistory): number {
  const wallMs = DATE.test(text) ? parseWallTime(`${text}T00:00`) : null;
  if (wallMs !== null) return beginningOfDay(wallMs, history);
  const utcMs = parseInstant(text);
  if (utcMs === null) throw invalidField(field, `Give ${field} as ${RANGE_FORMAT}.`);
  return utcMs;
}

/** Where the clocks skip midnight, the day begins with the change; where they show it twice, with the first. */
function beginningOfDay(wallMs: number, history: ZoneHistory): number {
  const { resolution, earlierMs, laterMs } = resolveWallTime(history, wallMs);
  return resolution === 'gap' ? laterMs : earlierMs;
}
