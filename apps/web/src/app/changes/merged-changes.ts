import type { Transition } from '@live-tz/contracts';
import { wallMs } from '../formatting/language-format';

/** A change of the clocks in one or more of the user's places, at the same local time and by the same amount. */
export interface MergedChange {
  /** How far the clocks go forward (negative: back). */
  byMinutes: number;
  /** Each place once, in the given order. */
  places: readonly string[];
  /** The first of them, in order of time. */
  first: ChangeInstant;
  /** The places may reach the same local time one after the other. */
  instants: readonly ChangeInstant[];
}

/** The instant at which the clocks of some places change. */
export interface ChangeInstant {
  atMs: number;
  /** Minutes east of UTC. */
  offsetBefore: number;
  places: readonly string[];
}

/** A place of the user, and its zone. */
export interface PlaceInZone {
  place: string;
  zone: string;
}

/**
 * Merges changes by the same amount at the same local time, and sorts them by time. A change of the abbreviation alone, and one
 * of none of the places, is left out.
 */
export function mergedChanges(
  transitions: readonly Transition[],
  places: readonly PlaceInZone[],
): MergedChange[] {
  const groups = groupedBy(
    transitions.filter((transition) => minutesOf(transition) !== 0),
    (transition) => `${wallMs(transition.atMs, transition.before.offsetMinutes)} ${minutesOf(transition)}`,
  );
  return groups
    .flatMap((together) => changeOf(together, places))
    .sort((a, b) => a.first.atMs - b.first.atMs || a.byMinutes - b.byMinutes);
}

function changeOf(together: readonly Transition[], places: readonly PlaceInZone[]): MergedChange[] {
  const instants = groupedBy(together, ({ atMs }) => String(atMs))
    .flatMap((simultaneous) => instantOf(simultaneous, places))
    .filter((instant) => instant.places.length > 0)
    .sort((a, b) => a.atMs - b.atMs);
  const [first] = instants;
  const [transition] = together;
  if (first === undefined || transition === undefined) return [];
  return [{ byMinutes: minutesOf(transition), places: placesIn(together, places), first, instants }];
}

function instantOf(simultaneous: readonly Transition[], places: readonly PlaceInZone[]): ChangeInstant[] {
  return simultaneous.slice(0, 1).map(({ atMs, before }) => ({
    atMs,
    offsetBefore: before.offsetMinutes,
    places: placesIn(simultaneous, places),
  }));
}

function placesIn(transitions: readonly Transition[], places: readonly PlaceInZone[]): string[] {
  const zones = new Set(transitions.map(({ zone }) => zone));
  return [...new Set(places.filter(({ zone }) => zones.has(zone)).map(({ place }) => place))];
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function minutesOf({ before, after }: Transition): number {
  return after.offsetMinutes - before.offsetMinutes;
}
