import type { ConvertedFrom, Transition } from '@live-tz/contracts';
import { MS_PER_MINUTE, msOfIsoLocal } from '@live-tz/wall-clock';

/** Finds the change of the clocks that skips or repeats the requested wall time. */
export function findTransition(
  { asked, resolution }: ConvertedFrom,
  transitions: readonly Transition[],
): Transition | null {
  const wallMs = msOfIsoLocal(asked);
  const skipsOrRepeats = ({ atMs, before, after }: Transition): boolean => {
    const beforeMs = atMs + before.offsetMinutes * MS_PER_MINUTE;
    const afterMs = atMs + after.offsetMinutes * MS_PER_MINUTE;
    return resolution === 'gap'
      ? wallMs >= beforeMs && wallMs < afterMs
      : wallMs >= afterMs && wallMs < beforeMs;
  };
  return transitions.find(skipsOrRepeats) ?? null;
}
