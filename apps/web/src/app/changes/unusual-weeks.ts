import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { MinutesSpan } from './offset-spans';

/** A longer span is no exception but half of the year, as where only one of the two zones has summer time. */
export const MAX_UNUSUAL_MS = 60 * MS_PER_DAY;
/** Ignores two clocks that change an hour apart in the same night. */
const MIN_UNUSUAL_MS = MS_PER_DAY;

/** Weeks in which the difference of two clocks is not the usual one. */
export interface UnusualWeeks extends MinutesSpan {
  /** The difference of the long span before. */
  usualMinutes: number;
  /** The difference of the long span after: the usual one again, or a third one. */
  nextMinutes: number;
}

/**
 * Finds the short spans whose difference is not that of the long span before. The first and the last span extend beyond the
 * requested range and count as long.
 */
export function unusualWeeks(spans: readonly MinutesSpan[]): UnusualWeeks[] {
  const isLong = (span: MinutesSpan, index: number): boolean =>
    index === 0 || index === spans.length - 1 || span.untilMs - span.fromMs > MAX_UNUSUAL_MS;
  return spans.flatMap((span, index) => {
    if (isLong(span, index) || span.untilMs - span.fromMs < MIN_UNUSUAL_MS) return [];
    const usual = spans.findLast((other, before) => before < index && isLong(other, before));
    const next = spans.find((other, after) => after > index && isLong(other, after));
    if (usual === undefined || next === undefined || usual.minutes === span.minutes) return [];
    return [{ ...span, usualMinutes: usual.minutes, nextMinutes: next.minutes }];
  });
}
