/**
 * Writes `places.tsv`: the larger cities of the world, the zone of each by its coordinates,
 * and the names users type.
 */
import { cityOfZone } from './city-of-zone.mjs';
import { packedCoordinates } from './coordinates.mjs';
import { foreignNames } from './foreign-names.mjs';
import { isLargeEnough, isSection, seatOf, standingCities, zonesAt } from './geonames.mjs';
import { namesOfCity } from './names-of-city.mjs';
import { foldText, zonesOfPlaces } from './program.mjs';
import { regionOf } from './by-hand/regions.mjs';
import { addSpokenNames, isWanted } from './by-hand/spoken-names.mjs';
import { compare, newNames, writeTable } from './tables.mjs';

const HEAD = [
  'The places that a search finds, the largest first. Written by tools/places; see its README.md before changing anything.',
  'Cities, populations and names: GeoNames (https://www.geonames.org), CC BY 4.0; changed: selected, zones added.',
  'Zone of each: timezone-boundary-builder, from OpenStreetMap (https://openstreetmap.org/copyright), ODbL 1.0.',
  'Names in other languages: also Unicode CLDR, Unicode-3.0.',
  'zone, = for the city it is named after, country, region=letters, population (a tenth for a section of a city), coordinates, name, other names|..., former names|...',
  'Coordinates: latitude from 90 S, then longitude from 180 W, in hundredths of a degree, three digits of base 36 each.',
];

/** Places where two times are in use, and the names of the two. */
const PRACTICES = { 'Asia/Shanghai': 'Beijing time', 'Asia/Urumqi': 'Xinjiang time' };

/** The data of the smallest are unreliable. */
const MIN_POPULATION_OF_ANY = 500;
/** A section of a city is meant less often than a town with as many inhabitants, who are counted in the city as well. */
const PER_WEIGHT_OF_SECTION = 10;
/** So that each island has its towns. */
const PLACES_OF_AREA = 10;

const OTHER_WORD = { Saint: 'St ', St: 'Saint ', Fort: 'Ft ', Ft: 'Fort ', Mount: 'Mt ', Mt: 'Mount ' };

const namesElsewhere = foreignNames();
const zoneByCity = new Map();

export function buildPlaces() {
  const placelessZones = [];
  for (const listed of zonesOfPlaces) {
    const city = cityOfZone(listed, namesElsewhere.get(listed.zone) ?? []);
    if (city === undefined) placelessZones.push(listed);
    else zoneByCity.set(city.cityId, listed);
  }
  const places = withoutDoubles(
    [...chosenCities().flatMap(placesOf), ...placelessZones.map(placeOfZone)].sort(byPopulation),
  );
  tellApart(places);
  addSpokenNames(places);
  addForeignNames(places);
  places.forEach(addAbbreviatedNames);
  writeTable('places.tsv', HEAD, places.map(cellsOf));
  return places;
}

/** The large ones, those that zones are named after, and the largest few of each country and zone, however small. */
function chosenCities() {
  const counts = new Map();
  return standingCities.filter((city) => {
    if (zoneByCity.has(city.cityId) || isLargeEnough(city) || isWanted(city)) return true;
    if (city.population < MIN_POPULATION_OF_ANY) return false;
    return [city.country, ...zonesAt(city)].some((area) => {
      counts.set(area, (counts.get(area) ?? 0) + 1);
      return counts.get(area) <= PLACES_OF_AREA;
    });
  });
}

/** A city, once for each time in use there. */
function placesOf(city) {
  const zones = zonesAt(city);
  const named = zoneByCity.get(city.cityId);
  return zones.map((zone) => {
    const isCityOfZone = named?.zone === zone;
    const isSpelledAlike = foldText(city.name) === foldText(named?.name ?? city.name);
    return {
      city,
      zone,
      isCityOfZone,
      country: city.country,
      region:
        zones.length > 1
          ? (PRACTICES[zone] ?? `${zone.split('/').at(-1)} time`)
          : regionOf(city.country, city.adminCode),
      population: isSection(city) ? Math.round(city.population / PER_WEIGHT_OF_SECTION) : city.population,
      name: isCityOfZone && !isSpelledAlike ? named.name : city.name,
      names: isCityOfZone && !isSpelledAlike ? [city.name] : [],
      oldNames: [],
    };
  });
}

/** A zone whose name is no city, or one too small for GeoNames. */
function placeOfZone({ zone, name, countries }) {
  const country = countries[0].code;
  return { zone, isCityOfZone: true, country, region: '', population: 0, name, names: [], oldNames: [] };
}

/** Of places with the same text and zone, keeps the largest. */
function withoutDoubles(places) {
  const seen = new Set(places.filter(({ isCityOfZone }) => isCityOfZone).map(sameClockKey));
  return places.filter((place) => {
    if (place.isCityOfZone) return true;
    const isNew = !seen.has(sameClockKey(place));
    seen.add(sameClockKey(place));
    return isNew;
  });
}

function sameClockKey({ name, country, region, zone }) {
  return [foldText(name), country, region, zone].join('\t');
}

/** Places with the same text and different zones get the capital of their state as region. */
function tellApart(places) {
  const alike = new Map();
  for (const place of places) {
    const key = [foldText(place.name), place.country, place.region].join('\t');
    alike.set(key, [...(alike.get(key) ?? []), place]);
  }
  for (const group of alike.values()) {
    if (group.length > 1)
      for (const place of group) if (place.city && !place.region) place.region = seatOf(place.city);
  }
}

/** Removes a name that is the main name of another place in the zone: `Salvador` is not `Bahia`. */
function addForeignNames(places) {
  const oldNamesOf = new Map(zonesOfPlaces.map(({ zone, oldNames }) => [zone, oldNames]));
  const taken = new Set(places.map(({ name, zone }) => `${foldText(name)}\t${zone}`));
  for (const place of places) {
    const { city, zone, isCityOfZone } = place;
    const foreign = [
      ...(city === undefined ? [] : namesOfCity(city)),
      ...(isCityOfZone ? (namesElsewhere.get(zone) ?? []) : []),
    ].filter((name) => !taken.has(`${foldText(name)}\t${zone}`));
    const old = isCityOfZone ? oldNamesOf.get(zone).map((name) => name.slice(name.lastIndexOf('/') + 1)) : [];
    place.oldNames = newNames(place.oldNames, [place.name]);
    place.names = newNames([...place.names, ...foreign], [place.name, ...place.oldNames, ...old]);
  }
}

/** Adds `Saint Louis` to `St. Louis`, and vice versa. */
function addAbbreviatedNames(place) {
  const other = place.name.replace(
    /\b(?:Saint|Fort|Mount|St\.|St|Ft\.|Mt\.) /,
    (word) => OTHER_WORD[word.replace('.', '').trim()],
  );
  place.names = newNames([...place.names, other], [place.name, ...place.oldNames]);
}

function cellsOf({ city, zone, isCityOfZone, country, region, population, name, names, oldNames }) {
  return [
    zone,
    isCityOfZone ? '=' : '',
    country,
    region,
    population,
    city === undefined ? '' : packedCoordinates(city.latitude, city.longitude),
    name,
    names.join('|'),
    oldNames.join('|'),
  ];
}

function byPopulation(a, b) {
  return b.population - a.population || compare(a.name, b.name) || compare(a.country, b.country);
}
