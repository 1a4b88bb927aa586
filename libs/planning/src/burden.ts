import type { WorkingHours } from '@live-tz/contracts';
import { MINUTES_PER_HOUR, MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { type DayStateSpan, dayStateSpans } from './day-state';
import type { ZoneOffsets } from './zone-offsets';

/** A point is the burden of meeting just before or after work. Burdens of minutes are counted in sixtieths of it. */
export const PARTS_PER_POINT = MINUTES_PER_HOUR;

/** Outside of work: one point, and one more for every hour to the nearest work, up to six. */
const AWAKE = PARTS_PER_POINT;
const MAX_FROM_WORK = 5 * PARTS_PER_POINT;
const WEEKEND = 7 * PARTS_PER_POINT;
/** Asleep: eight points, and one more for every hour to the end or the beginning of sleep, up to twelve. */
const ASLEEP = 8 * PARTS_PER_POINT;
const MAX_INTO_SLEEP = 4 * PARTS_PER_POINT;
/** Longer than any sleep, and than the distance from work that counts. */
const CONTEXT_MS = MS_PER_DAY;

/**
 * The burden of being in a meeting, for every minute from an instant on, in sixtieths of a point: working counts nothing, being
 * awake the more the farther from work, the weekend more than that, and sleep most.
 *
 * @param fromMs a whole minute
 */
export function minuteBurdens(
  hours: WorkingHours,
  offsets: ZoneOffsets,
  fromMs: number,
  minutes: number,
): Uint16Array {
  const burdens = new Uint16Array(minutes);
  const untilMs = fromMs + minutes * MS_PER_MINUTE;
  const context = { fromMs: fromMs - CONTEXT_MS, untilMs: untilMs + CONTEXT_MS };
  const spans = [...dayStateSpans(hours, offsets, context)];
  const nextWork = workAfterEach(spans);
  let workEndMs = -Infinity;
  spans.forEach((span, index) => {
    if (span.state === 'working') workEndMs = span.untilMs;
    const burdenOf = burdenIn(span, workEndMs, nextWork[index] ?? Infinity);
    const first = Math.max(0, Math.ceil((span.fromMs - fromMs) / MS_PER_MINUTE));
    const end = Math.min(minutes, Math.ceil((span.untilMs - fromMs) / MS_PER_MINUTE));
    for (let minute = first; minute < end; minute += 1) {
      burdens[minute] = burdenOf(fromMs + minute * MS_PER_MINUTE);
    }
  });
  return burdens;
}

/** For each span the beginning of the first work after it. */
function workAfterEach(spans: readonly DayStateSpan[]): number[] {
  let startMs = Infinity;
  return spans
    .toReversed()
    .map((span) => {
      const nextMs = startMs;
      if (span.state === 'working') startMs = span.fromMs;
      return nextMs;
    })
    .toReversed();
}

/** The burden of a minute of a span by its beginning. */
function burdenIn(span: DayStateSpan, workEndMs: number, workStartMs: number): (utcMs: number) => number {
  switch (span.state) {
    case 'working':
      return () => 0;
    case 'awake':
      return (utcMs) => AWAKE + nearest(utcMs, workEndMs, workStartMs, MAX_FROM_WORK);
    case 'weekend':
      return () => WEEKEND;
    case 'asleep':
      return (utcMs) => ASLEEP + nearest(utcMs, span.fromMs, span.untilMs, MAX_INTO_SLEEP);
  }
}

/** Whole minutes to the nearer one of an earlier and a later instant. */
function nearest(utcMs: number, beforeMs: number, afterMs: number, max: number): number {
  const minutes = Math.min(utcMs - beforeMs, afterMs - utcMs) / MS_PER_MINUTE;
  return Math.min(Math.floor(minutes), max);
}
