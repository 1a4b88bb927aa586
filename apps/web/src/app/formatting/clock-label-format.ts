import type { SavedZone } from '@live-tz/contracts';
import { formatPlaceName } from './place-name-format';

/** The place of a clock. */
export function formatPlace({ zone, place }: SavedZone): string {
  return place ?? formatPlaceName(zone);
}

/** The name of a clock: the user's own label, or its place. */
export function formatLabel(saved: SavedZone): string {
  return saved.label ?? formatPlace(saved);
}
