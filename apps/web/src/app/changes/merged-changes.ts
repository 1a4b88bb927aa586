import type { Transition } from '@live-tz/contracts';

/** A change of the clocks in one or more of a person's places. */
export interface MergedChange {
  atMs: number;
  /** How far the clocks go forward; negative: back. */
  byMinutes: number;
  /** Each place once, in the order they were given. */
  places: readonly string[];
  /** Minutes east of UTC the clocks stand at before the change: one for each offset among the places. */
  offsetsBefore: readonly number[];
}

/** A place of the person and the zone whose rules hold there. */
export interface PlaceInZone {
  place: string;
  zone: string;
}

/**
 * The changes in order of time; clocks that change at the same instant by as much are one. A change of the abbreviation
 * alone is none of the clocks.
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
