/** The states and provinces of ISO 3166-2, with the zones of their cities. */
import { createRequire } from 'node:module';
import { regionsOf } from './admin-regions.mjs';
import { namesOfCountries, translatedNames } from './countries.mjs';
import { isLargeEnough, standingCities, zonesAt } from './geonames.mjs';
import { MORE_REGIONS } from './by-hand/more-regions.mjs';
import { foldText, zonesOfPlaces } from './program.mjs';
import { otherNamesOfRegion } from './by-hand/region-names.mjs';
import { compare, groupedBy, newNames } from './tables.mjs';

const require = createRequire(import.meta.url);
const { subdivisions: englishNames } = require('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions
  .localeDisplayNames;

/** Those with several zones first, then those whose states are in everyday use. */
const COUNTRIES = [
  ...'US CA AU BR MX RU ID KZ CD MN CL PT ES EC PG AR CN NZ GL CY MY FR DE IT GB GR'.split(' '),
  ...'AT CH NL BE DK SE NO FI PL IN JP KR PK NG ZA ET KE CO PE VE BO MM IR EG NP'.split(' '),
];
/** CLDR's English names of their regions are transliterated, or of codes that are no longer theirs. */
const NAMED_BY_SOURCE = new Set('KZ NP GL CD IR ET PG'.split(' '));
/** The source's own names are by hand there; elsewhere they were translated by a machine: `Down` for Alaska. */
const WITH_OWN_NAMES = new Set('CN EG GR IN IR JP KR KZ RU'.split(' '));
/** Where most inhabitants live outside the towns of GeoNames, by the census of 2020 in the region's article in the English Wikipedia. */
const POPULATIONS = { 'ID-BA': 4_317_404 };
const CORRECTED_NAMES = {
  'DK-84': 'Capital Region of Denmark',
  'FR-20R': 'Corsica',
  'FR-BRE': 'Brittany',
  'FR-IDF': 'Île-de-France',
  'FR-NOR': 'Normandy',
  'MX-CMX': 'Mexico City',
  'NZ-MBH': 'Marlborough',
  'RU-CE': 'Chechnya',
  'RU-CHU': 'Chukotka',
  'RU-KAM': 'Kamchatka',
  'US-DC': 'District of Columbia',
  'VE-A': 'Capital District of Venezuela',
};
/** Regions that CLDR has among the territories as well, whose names are translated. */
const TERRITORY_OF = { 'ES-CN': 'IC', EU: 'EU', 'SH-AC': 'AC', 'SH-TA': 'TA' };
const TERRITORY_OF_NAME = { 'Ceuta and Melilla': 'EA', 'Diego Garcia': 'DG', Sark: 'CQ' };
/** The letters of their states are understood without the country. */
const LETTERS_ALONE = new Set(['US', 'CA', 'AU']);
/** A smaller share is a town whose coordinates are just across the border. */
const MIN_SHARE = 0.001;
/**
 * Zones that the boundaries, or a wrong row of GeoNames, give to a few towns of a region whose law knows one: Phenix City in
 * Alabama keeps the time of Georgia, and is found as a place.
 */
const NOT_IN_REGION = { 'US-AL': 'America/New_York', 'RU-KGN': 'Europe/Moscow', 'RU-KIR': 'Europe/Moscow' };
/** Clocks of towns that are fewer than that share, or too small to be in the file. */
const ALSO_IN_REGION = {
  'BR-PE': 'America/Noronha',
  'CA-ON': 'America/Atikokan',
  'CA-QC': 'America/Blanc-Sablon',
  'US-AK': 'America/Adak',
};
/** Of two clocks in the same places the official one comes first, as for the country. */
const OFFICIAL = 'Asia/Shanghai';
/** Words of CLDR's names that distinguish a region from its city. */
const KIND_OF_REGION =
  / (?:oblysy|Kommunia|Region|Province|Autonomous Community|Chartered Community|Prefecture|Parish)$/;
/** The same in the own names of East Asia. */
const KIND_IN_HAN =
  /(?<=.{2})(?:(?:维吾尔|壮族|回族)?自治区|特别行政区|[省市府県])$|(?<=.)(?<!北海)[都](?=$)/u;
const KIND_IN_HANGUL = /(?<=.{2})(?:특별자치도|특별자치시|특별시|광역시)$/u;

const MIN_POPULATION_OF_NAMESAKE = 100_000;
const citiesByName = groupedBy(standingCities, ({ country, name }) => `${country}${foldText(name)}`);
const countriesOfZone = new Map(
  zonesOfPlaces.map(({ zone, countries }) => [zone, countries.map(({ code }) => code)]),
);

/** Rows of regions, the largest population first. */
export function regions() {
  const states = COUNTRIES.flatMap((country) =>
    regionsOf(country).map((region) => rowOf(country, region)),
  ).filter((region) => region.zones.length > 0 && !isLikeItsCity(region));
  const codes = new Set(states.flatMap((state) => state.codes));
  const byHand = MORE_REGIONS.filter((region) => !region.codes.some((code) => codes.has(code)));
  return [...states, ...byHand.map(withTranslations)].sort(
    (a, b) => b.population - a.population || compare(a.name, b.name) || compare(a.country, b.country),
  );
}

/** A region that reads like its city and has the same clock adds nothing: the city is found, in more languages. */
function isLikeItsCity({ country, name, zones }) {
  if (LETTERS_ALONE.has(country) || zones.length > 1) return false;
  const alike = citiesByName.get(`${country}${foldText(name)}`) ?? [];
  return alike.some(
    (city) => city.population >= MIN_POPULATION_OF_NAMESAKE && zonesAt(city).includes(zones[0]),
  );
}

function rowOf(country, { code, state, cities }) {
  const letters = code.slice(code.indexOf('-') + 1);
  const translated = englishNames[code.replace('-', '').toLowerCase()];
  const english =
    (NAMED_BY_SOURCE.has(country) ? undefined : translated) ?? state?.name ?? translated ?? code;
  const name = CORRECTED_NAMES[code] ?? english.replace(KIND_OF_REGION, '');
  const own = [state?.name, WITH_OWN_NAMES.has(country) ? state?.native : undefined]
    .filter((text) => text && !namesOfCountries.has(foldText(text)))
    .flatMap(withShortForm);
  return withTranslations({
    kind: 'region',
    country,
    codes: LETTERS_ALONE.has(country) ? [code, letters] : [code],
    zones: zonesOf(country, code, cities),
    population:
      POPULATIONS[code] ?? cities.filter(isLargeEnough).reduce((sum, city) => sum + city.population, 0),
    name,
    names: newNames([...own, ...otherNamesOfRegion(code)], [name]),
    oldNames: [],
  });
}

function withTranslations(region) {
  const territory = TERRITORY_OF[region.codes[0]] ?? TERRITORY_OF_NAME[region.name];
  if (territory === undefined) return region;
  return { ...region, names: newNames([...region.names, ...translatedNames(territory)], [region.name]) };
}

function withShortForm(name) {
  const short = name.replace(KIND_IN_HAN, '').replace(KIND_IN_HANGUL, '').replace(KIND_OF_REGION, '');
  return [short, name];
}

function zonesOf(country, code, cities) {
  const also = ALSO_IN_REGION[code];
  const population = new Map(also === undefined ? [] : [[also, 0]]);
  for (const city of cities) {
    for (const zone of zonesAt(city).filter((zone) => isUsedIn(zone, country))) {
      population.set(zone, (population.get(zone) ?? 0) + city.population);
    }
  }
  const all = [...population.values()].reduce((sum, each) => sum + each, 0);
  return [...population]
    .filter(([zone, share]) => share >= all * MIN_SHARE || zone === also)
    .filter(([zone]) => zone !== NOT_IN_REGION[code])
    .sort(([a, x], [b, y]) => y - x || Number(b === OFFICIAL) - Number(a === OFFICIAL) || compare(a, b))
    .map(([zone]) => zone);
}

/** Not the zone of a neighbour: a town on the border has coordinates of either side. */
function isUsedIn(zone, country) {
  return countriesOfZone.get(zone).includes(country);
}
