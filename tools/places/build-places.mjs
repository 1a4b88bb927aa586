/**
 * Writes `apps/api/src/timezones/gazetteer/places.tsv`: the larger cities of the world, the zone of each by its coordinates,
 * and the names users type. The output is reproducible. The API must be built, because its list of zones is used.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityOfZone } from './city-of-zone.mjs';
import { foreignNames } from './foreign-names.mjs';
import { isLargeEnough, seatOf, standingCities, zonesAt } from './geonames.mjs';
import { foldText, zonesOfPlaces } from './program.mjs';
import { regionOf } from './regions.mjs';
import { addSpokenNames } from './spoken-names.mjs';

const FILE = join(import.meta.dirname, '../../apps/api/src/timezones/gazetteer/places.tsv');
const HEADER = `# The places that a search finds, the largest first. Written by tools/places; see its README.md before changing anything.
# Cities and their populations: GeoNames (https://www.geonames.org), CC BY 4.0; changed: selected, zones and names added.
# Zone of each: timezone-boundary-builder, from OpenStreetMap (https://openstreetmap.org/copyright), ODbL 1.0.
# Names in other languages: Unicode CLDR, Unicode-3.0.
# zone, = for the city it is named after, country, region=letters, population, name, other names|..., former names|...
`;

/** Places where two times are in use, and the names of the two. */
const PRACTICES = { 'Asia/Shanghai': 'Beijing time', 'Asia/Urumqi': 'Xinjiang time' };

const OTHER_WORD = { Saint: 'St ', St: 'Saint ', Fort: 'Ft ', Ft: 'Fort ', Mount: 'Mt ', Mt: 'Mount ' };

const namesElsewhere = foreignNames();
const zoneByCity = new Map();
const placelessZones = [];
for (const listed of zonesOfPlaces) {
  const city = cityOfZone(listed, namesElsewhere.get(listed.zone) ?? []);
  if (city === undefined) placelessZones.push(listed);
  else zoneByCity.set(city.cityId, listed);
}

const places = [
  ...standingCities.filter((city) => zoneByCity.has(city.cityId) || isLargeEnough(city)).flatMap(placesOf),
  ...placelessZones.map(placeOfZone),
].sort(byPopulation);
const kept = withoutDoubles(places);
tellApart(kept);
addSpokenNames(kept);
addForeignNames(kept);
kept.forEach(addAbbreviatedNames);
writeFileSync(FILE, HEADER + kept.map(lineOf).join(''));
process.stdout.write(`${kept.length} places of ${new Set(kept.map(({ zone }) => zone)).size} zones\n`);

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
      population: city.population,
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
  const listedOf = new Map(zonesOfPlaces.map((listed) => [listed.zone, listed]));
  const taken = new Set(places.map(({ name, zone }) => `${foldText(name)}\t${zone}`));
  for (const place of places.filter(({ isCityOfZone }) => isCityOfZone)) {
    const foreign = (namesElsewhere.get(place.zone) ?? []).filter(
      (name) => !taken.has(`${foldText(name)}\t${place.zone}`),
    );
    const old = listedOf.get(place.zone).oldNames.map((name) => name.slice(name.lastIndexOf('/') + 1));
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

/** Removes names that another name already covers. */
function newNames(names, known) {
  const seen = new Set(['', ...known.map(foldText)]);
  return names.filter((name) => {
    const isNew = !seen.has(foldText(name));
    seen.add(foldText(name));
    return isNew;
  });
}

function lineOf({ zone, isCityOfZone, country, region, population, name, names, oldNames }) {
  const cells = [
    zone,
    isCityOfZone ? '=' : '',
    country,
    region,
    population,
    name,
    names.join('|'),
    oldNames.join('|'),
  ];
  return `${cells.join('\t').trimEnd()}\n`;
}

function byPopulation(a, b) {
  return b.population - a.population || compare(a.name, b.name) || compare(a.country, b.country);
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
