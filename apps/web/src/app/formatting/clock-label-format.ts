import type { SavedZone } from '@live-tz/contracts';
import { placeName } from './place-name-format';

/** The place a clock stands for. */
export function placeOf({ zone, place }: SavedZone): string {
  return place ?? placeName(zone);
}

/** What a clock is called: the person's own words, else its place. */
export function labelOf(saved: SavedZone): string {
  return saved.label ?? placeOf(saved);
}
