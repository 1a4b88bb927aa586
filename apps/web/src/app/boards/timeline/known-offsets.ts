import type { Transition, ZoneState } from '@live-tz/contracts';
import type { ZoneOffsets } from '@live-tz/planning';

/**
 * The offsets of a zone around now.
 *
 * @param state the rules that the page has of the zone, which know the next change and none before
 * @param transitions the zone's changes around now, as the server has them
 */
export function knownOffsets(state: ZoneState, transitions: readonly Transition[]): ZoneOffsets {
  const { next, offsetMinutes } = state;
  const changes = transitions
    .filter(({ before, after }) => before.offsetMinutes !== after.offsetMinutes)
    .map(({ atMs, before, after }) => ({
      atMs,
      before: before.offsetMinutes,
      offsetMinutes: after.offsetMinutes,
    }));
  if (
    next !== null &&
    next.offsetMinutes !== offsetMinutes &&
    !changes.some(({ atMs }) => atMs === next.atMs)
  )
    changes.push({ atMs: next.atMs, before: offsetMinutes, offsetMinutes: next.offsetMinutes });
  changes.sort((a, b) => a.atMs - b.atMs);
  return { offsetMinutes: changes[0]?.before ?? offsetMinutes, changes };
}
