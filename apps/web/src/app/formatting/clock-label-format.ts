import type { SavedZone } from '@live-tz/contracts';
import { formatPlaceName } from './place-name-format';

/** The place a clock stands for. */
export function formatPlace({ zone, place }: SavedZone): string {
  return place ?? formatPlaceName(zone);
}

/** What a clock is called: the person's own words, else its place. */
export function formatLabel(saved: SavedZone): string {
  return saved.label ?? formatPlace(saved);
}
