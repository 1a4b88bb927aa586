import type { MinutesSpan } from './offset-spans';

const DAY_MS = 86_400_000;
/** What holds for longer is no exception but the other half of the year, as with a home that alone has summer time. */
export const MAX_UNUSUAL_MS = 60 * DAY_MS;
/** Two clocks that change on the same night an hour apart: over before anybody is up. */
const MIN_UNUSUAL_MS = DAY_MS;

/** Weeks in which the difference of two clocks is not what people are used to. */
export interface UnusualWeeks extends MinutesSpan {
  /** The difference that held for long before. */
  usualMinutes: number;
  /** The one that will hold for long afterwards: the usual one again, or another. */
  nextMinutes: number;
}

/**
 * The short spans between long ones whose difference is not that of the long one before. The first and the last span
 * reach beyond what was asked for and count as long.
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
