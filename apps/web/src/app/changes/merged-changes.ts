import type { Transition } from '@live-tz/contracts';

/** A change of the clocks in one or more of the user's places. */
export interface MergedChange {
  atMs: number;
  /** How far the clocks go forward (negative: back). */
  byMinutes: number;
  /** Each place once, in the given order. */
  places: readonly string[];
  /** The different offsets of the places before the change, in minutes east of UTC. */
  offsetsBefore: readonly number[];
}

/** A place of the user, and its zone. */
export interface PlaceInZone {
  place: string;
  zone: string;
}

/**
 * Merges changes by the same amount at the same instant, and sorts them by time. A change of the abbreviation alone is left
 * out.
 */
export function mergedChanges(
  transitions: readonly Transition[],
  places: readonly PlaceInZone[],
): MergedChange[] {
  const merged = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const byMinutes = minutesOf(transition);
    if (byMinutes === 0) continue;
    const key = `${transition.atMs} ${byMinutes}`;
    merged.set(key, [...(merged.get(key) ?? []), transition]);
  }
  return [...merged.values()]
    .flatMap((together) => changeOf(together, places))
    .sort((a, b) => a.atMs - b.atMs || a.byMinutes - b.byMinutes);
}

function changeOf(together: readonly Transition[], places: readonly PlaceInZone[]): MergedChange[] {
  const [first] = together;
  if (first === undefined) return [];
  const zones = new Set(together.map(({ zone }) => zone));
  const names = places.filter(({ zone }) => zones.has(zone)).map(({ place }) => place);
  return [
    {
      atMs: first.atMs,
      byMinutes: minutesOf(first),
      places: [...new Set(names)],
      offsetsBefore: [...new Set(together.map(({ before }) => before.offsetMinutes))],
    },
  ];
}

function minutesOf({ before, after }: Transition): number {
  return after.offsetMinutes - before.offsetMinutes;
}
