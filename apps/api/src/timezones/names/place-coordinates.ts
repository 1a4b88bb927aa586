import type { Coordinates } from '@live-tz/contracts';
import { countryOf } from './place-surroundings';
import type { GazetteerIndex } from './gazetteer-index';
import { foldText } from './search-text';

/** Separates a name from the region that the picker appends where it is ambiguous: `Springfield, Illinois`. */
const BEFORE_REGION = ', ';

/** Where a place is by the texts with which a clock was saved, or null if the gazetteer does not have it in the zone. */
export function coordinatesOfPlace(
  gazetteer: GazetteerIndex,
  saved: { readonly zone: string; readonly place: string; readonly country: string | null },
): Coordinates | null {
  const [name = '', region = null] = saved.place.split(BEFORE_REGION);
  const places = gazetteer
    .inFull(foldText(name))
    .flatMap(({ item }) => (item.type === 'place' ? item.place : []))
    .filter(({ zone }) => zone === saved.zone)
    .filter(({ countryCode }) => saved.country === null || countryOf(countryCode).name === saved.country)
    .filter((place) => region === null || place.region === region)
    .sort((a, b) => b.population - a.population);
  return places[0]?.coordinates ?? null;
}
