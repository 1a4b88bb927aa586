import type { Resolution } from '@live-tz/contracts';
import type { ZoneHistory } from '../rules/zone-history';

const MS_PER_MINUTE = 60_000;
/** No offset is as wide as a day: what the clocks of a zone show was or will be the wall time in UTC within one. */
const WIDEST_OFFSET_MS = 24 * 60 * MS_PER_MINUTE;

/** The instants a wall time stands for: one and the same where there is nothing to choose. */
export interface ResolvedWallTime {
  resolution: Resolution;
  earlierMs: number;
  laterMs: number;
}

/**
 * Finds the instants at which the clocks of a zone show a wall time.
 *
 * In a fold these are the first and the last one. In a gap no clock shows it: the earlier instant is the wall time by the
 * offset after the change, the later one by the offset before it, as Temporal has it. Both are as far from the change as
 * the wall time is from either end of the gap, be it half an hour or a whole day.
 *
 * @param wallMs the wall time, read as if it were UTC
 */
export function resolveWallTime(history: ZoneHistory, wallMs: number): ResolvedWallTime {
  const fromMs = wallMs - WIDEST_OFFSET_MS;
  const transitions = history.transitionsBetween(fromMs, wallMs + WIDEST_OFFSET_MS);
  const rules = [history.ruleAt(fromMs - 1), ...transitions.map(({ after }) => after)];
  const instants = rules
    .map(({ offsetMinutes }) => instantBy(offsetMinutes, wallMs))
    .filter((utcMs) => instantBy(history.ruleAt(utcMs).offsetMinutes, wallMs) === utcMs);
  if (instants.length > 0) {
    const [earlierMs, laterMs] = [Math.min(...instants), Math.max(...instants)];
    return { resolution: earlierMs === laterMs ? 'exact' : 'fold', earlierMs, laterMs };
  }
  const skipping = transitions.find(
    ({ atMs, before, after }) =>
      atMs <= instantBy(before.offsetMinutes, wallMs) && instantBy(after.offsetMinutes, wallMs) < atMs,
  );
  if (skipping === undefined) throw new RangeError(`No change of the clocks skips ${wallMs}.`);
  return {
    resolution: 'gap',
    earlierMs: instantBy(skipping.after.offsetMinutes, wallMs),
    laterMs: instantBy(skipping.before.offsetMinutes, wallMs),
  };
}

/** Offsets of long ago are whole seconds, which are no whole minutes: the product may miss the millisecond by a hair. */
function instantBy(offsetMinutes: number, wallMs: number): number {
  return wallMs - Math.round(offsetMinutes * MS_PER_MINUTE);
}
