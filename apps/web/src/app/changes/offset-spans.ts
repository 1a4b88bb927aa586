import type { Transition } from '@live-tz/contracts';

/** A span of time, without its end, in which an offset or a difference holds. */
export interface MinutesSpan {
  fromMs: number;
  untilMs: number;
  minutes: number;
}

/**
 * The successive offsets of a zone in a range.
 *
 * @param transitions of this zone within the range, in order of time
 * @param offsetNow the offset of the whole range when there are none
 */
export function offsetSpans(
  transitions: readonly Transition[],
  offsetNow: number,
  fromMs: number,
  untilMs: number,
): MinutesSpan[] {
  const starts = [
    { atMs: fromMs, minutes: transitions[0]?.before.offsetMinutes ?? offsetNow },
    ...transitions.map(({ atMs, after }) => ({ atMs, minutes: after.offsetMinutes })),
  ];
  return starts.map(({ atMs, minutes }, index) => ({
    fromMs: atMs,
    untilMs: starts[index + 1]?.atMs ?? untilMs,
    minutes,
  }));
}

/** How far one clock is ahead of another over time. Adjacent spans of the same difference are merged. */
export function differenceSpans(zone: readonly MinutesSpan[], home: readonly MinutesSpan[]): MinutesSpan[] {
  const starts = [...new Set([...zone, ...home].map(({ fromMs }) => fromMs))].sort((a, b) => a - b);
  const spans: MinutesSpan[] = [];
  for (const startMs of starts) {
    const [there, here] = [spanAt(zone, startMs), spanAt(home, startMs)];
    if (there === undefined || here === undefined) continue;
    const minutes = there.minutes - here.minutes;
    const untilMs = Math.min(there.untilMs, here.untilMs);
    const last = spans.at(-1);
    if (last?.minutes === minutes) last.untilMs = untilMs;
    else spans.push({ fromMs: startMs, untilMs, minutes });
  }
  return spans;
}

function spanAt(spans: readonly MinutesSpan[], utcMs: number): MinutesSpan | undefined {
  return spans.find(({ fromMs, untilMs }) => fromMs <= utcMs && utcMs < untilMs);
}
