import { MAX_TRANSITION_YEARS } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { invalidField } from '../../errors/invalid-field';
import { instantIn } from '../instant';

const MAX_RANGE_MS = MAX_TRANSITION_YEARS * 366 * MS_PER_DAY;

/** From one instant (inclusive) until another (exclusive). */
export interface TransitionRange {
  fromMs: number;
  untilMs: number;
}

/** The range of a request without parameters. */
export interface RangeDefaults {
  /** How long before now a range begins. */
  daysBack: number;
  /** How long after its beginning it ends. */
  days: number;
  /** Rounds the beginning: rounded to a day, the range stays the same until the next day. */
  beginOf: (utcMs: number) => number;
}

/**
 * The requested range.
 *
 * @throws DomainError `invalid` for a text that is not an instant, an end that is not after the beginning, and a range too long
 */
export function transitionRange(
  { from, to }: { from?: string; to?: string },
  { daysBack, days, beginOf }: RangeDefaults,
  nowMs: number,
): TransitionRange {
  const fromMs = from === undefined ? beginOf(nowMs) - daysBack * MS_PER_DAY : instantIn('from', from);
  const untilMs = to === undefined ? fromMs + days * MS_PER_DAY : instantIn('to', to);
  if (untilMs <= fromMs) {
    throw invalidField('to', 'Give a to that lies after from; without from, after now.');
  }
  if (untilMs - fromMs > MAX_RANGE_MS) {
    throw invalidField(
      'to',
      `Ask for at most ${MAX_TRANSITION_YEARS} years: give a to that is nearer to from.`,
    );
  }
  return { fromMs, untilMs };
}

/** The beginning of the day in UTC. */
export function startOfDay(utcMs: number): number {
  return utcMs - (utcMs % MS_PER_DAY);
}
