import type { FullMatch } from '../names/gazetteer-index';
import { type GazetteerItem, METROPOLIS } from '../names/gazetteer-item';
import { isLargeAirport, type Reading } from './reading';

/** A town that is named like its region is not what is meant first. */
const MIN_CITY_OF_REGION = 100_000;
const BEFORE = 1e-6;
/** Of two places of one name a smaller one comes first only if a zone is named after it. */
const MIN_CITY_BEFORE_CITY_OF_ZONE = 100_000;
/** Less than what one inhabitant adds to an order. */
const JUST_BEFORE = 1e-12;

/**
 * A code in lower case is one only if no place has that name, and `in` is India, not Indiana. In upper case the code of a large
 * airport means more than what a country or town is called in another language: `SIN` is Singapore, and not China.
 */
export function withoutUnlikelyCodes(matches: readonly FullMatch[], typed: string): readonly FullMatch[] {
  const isUpperCase = typed === typed.toUpperCase();
  const isPlace = matches.some(({ item, isCode }) => item.type === 'place' && !isCode);
  const isCountryCode = matches.some(({ item, isCode }) => isCode && item.type === 'area' && !isRegion(item));
  const isAirportTyped = isUpperCase && matches.some(({ item, isCode }) => isCode && isLargeAirport(item));
  return matches.filter(({ item, isCode, isShownName, population }) => {
    if (item.type === 'label') return isUpperCase || typed.length > 1;
    if (isCode && !isUpperCase) return !isPlace && !(isCountryCode && isRegion(item));
    if (isCode) return true;
    return !isAirportTyped || isShownName || (item.type === 'place' && population >= METROPOLIS);
  });
}

function isRegion(item: GazetteerItem): boolean {
  return item.type === 'area' && item.area.kind === 'region';
}

/**
 * A city comes before the region that is called after it and has its clock, and the city after which a zone is named before the
 * towns of its name: Stanley on the Falkland Islands before the one in England.
 */
export function inOrder(readings: readonly Reading[]): Reading[] {
  const orderOf = (reading: Reading): number => {
    const regions = readings.filter((other) => isRegionOf(reading, other));
    const towns = isCityOfZone(reading) ? readings.filter(isTown) : [];
    return Math.min(
      reading.order,
      ...regions.map(({ order }) => order - BEFORE),
      ...towns.map(({ order }) => order - JUST_BEFORE),
    );
  };
  return readings
    .map((reading) => ({ reading, order: orderOf(reading) }))
    .sort((a, b) => a.order - b.order)
    .map(({ reading }) => reading);
}

function isCityOfZone({ item, isShownName }: Reading): boolean {
  return item?.type === 'place' && item.place.isCityOfZone && isShownName;
}

function isTown({ item, weight }: Reading): boolean {
  return item?.type === 'place' && !item.place.isCityOfZone && weight < MIN_CITY_BEFORE_CITY_OF_ZONE;
}

function isRegionOf({ item: place, weight }: Reading, { item: area }: Reading): boolean {
  return (
    place?.type === 'place' &&
    area?.type === 'area' &&
    area.area.kind === 'region' &&
    weight >= MIN_CITY_OF_REGION &&
    place.place.countryCode === area.area.country &&
    place.place.zone === area.area.zones[0]
  );
}
