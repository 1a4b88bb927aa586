import type { Resolution } from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { ZoneHistory } from '../rules/zone-history';

/** Every offset is shorter than a day, so the instant of a wall time is within a day of the same wall time in UTC. */
const MAX_OFFSET_MS = MS_PER_DAY;

/** The instants of a wall time: equal if it is unambiguous. */
export interface ResolvedWallTime {
  resolution: Resolution;
  earlierMs: number;
  laterMs: number;
}

/**
 * Finds the instants at which the clocks of a zone show a wall time.
 *
 * In a fold these are the first and the last one. In a gap no clock shows it: the earlier instant is the wall time with the
 * offset after the change, the later one with the offset before it, as in Temporal. Both are as far from the change as
 * the wall time is from either end of the gap, whether that is half an hour or a whole day.
 *
 * @param wallMs the wall time, read as if it were UTC
 */
export function resolveWallTime(history: ZoneHistory, wallMs: number): ResolvedWallTime {
  const fromMs = wallMs - MAX_OFFSET_MS;
  const transitions = history.transitionsBetween(fromMs, wallMs + MAX_OFFSET_MS);
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

/** Historical offsets are whole seconds but not whole minutes, so the product needs rounding to a millisecond. */
function instantBy(offsetMinutes: number, wallMs: number): number {
  return wallMs - Math.round(offsetMinutes * MS_PER_MINUTE);
}
