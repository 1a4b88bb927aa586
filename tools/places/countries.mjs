/** The countries of ISO 3166 with their names in the languages that programs are translated to. */
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesByHand } from './by-hand/country-names.mjs';
import { isSection, standingCities, zonesAt } from './geonames.mjs';
import { isModern, populationOf, withoutPrefix } from './languages.mjs';
import { foldText, zonesOfPlaces } from './program.mjs';
import { compare, groupedBy, newNames } from './tables.mjs';

const require = createRequire(import.meta.url);
const NAMES = join(dirname(require.resolve('cldr-localenames-full/package.json')), 'main');
const { codeMappings } = require('cldr-core/supplemental/codeMappings.json').supplemental;

/** The dictionaries of the locales, English first. */
const dictionaries = [
  'en',
  ...readdirSync(NAMES)
    .filter((locale) => locale !== 'en' && isModern(locale))
    .sort(),
].map(
  (locale) => require(join(NAMES, locale, 'territories.json')).main[locale].localeDisplayNames.territories,
);
const profiles = new Map(require('world-countries').map((profile) => [profile.cca2, profile]));
const cities = groupedBy(
  standingCities.filter((city) => !isSection(city)),
  ({ country }) => country,
);

/** Codes that CLDR has beside those of ISO 3166: parts of countries, and groups of them. */
const NOT_ISO = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
const COUNTRY_CODE = /^[A-Z]{2}$/;
/** Uninhabited islands without a zone in the tz database. */
const WITHOUT_CLOCK = new Set(['BV', 'HM']);
/** In everyday use beside CLDR's `XKK`. */
const OTHER_CODES = { XK: ['XKX'] };
/** Territories whose adjective means the country they belong to, or another one. */
const WITHOUT_ADJECTIVE = new Set('BQ BV CW GG IO JE MP SJ SX TF UM'.split(' '));
/** Both claimants have it: it is a clock of its own region, and of neither country as a whole. */
const CLAIMED_BY_TWO = 'Europe/Simferopol';

/** What other languages abbreviate a name to: `RU` is the United Kingdom in Catalan. */
const ABBREVIATED = /^(?=\p{Script=Latin})[\p{Lu}.\s-]+$/u;
/** A name that is the English one of another country means that one. */
const codeOfName = new Map(
  Object.entries(dictionaries[0]).map(([key, name]) => [foldText(name), key.split('-')[0]]),
);

/** Comparable. */
export const namesOfCountries = new Set(codeOfName.keys());

/** Rows of countries, the largest population first. */
export function countries() {
  const codes = Object.keys(dictionaries[0]).filter(
    (code) => COUNTRY_CODE.test(code) && !NOT_ISO.has(code) && !WITHOUT_CLOCK.has(code),
  );
  return codes.map(countryOf).sort((a, b) => b.population - a.population || compare(a.name, b.name));
}

function countryOf(code) {
  const name = dictionaries[0][code];
  const byHand = namesByHand(code);
  const names = [...byHand.names, ...adjectivesOf(code), ...officialNamesOf(code), ...translatedNames(code)];
  return {
    kind: 'country',
    country: code,
    codes: [code, ...(OTHER_CODES[code] ?? []), codeMappings[code]?._alpha3].filter(Boolean),
    zones: zonesOf(code),
    population: populationOf(code),
    name,
    names: newNames(names, [name, ...byHand.oldNames]),
    oldNames: newNames(byHand.oldNames, [name]),
  };
}

/** The names of a territory of CLDR in all languages, with its short forms and variants. */
export function translatedNames(code) {
  return dictionaries
    .flatMap((names) => [code, `${code}-alt-short`, `${code}-alt-variant`].flatMap((key) => names[key] ?? []))
    .map(withoutPrefix)
    .filter((name) => !ABBREVIATED.test(name) && (codeOfName.get(foldText(name)) ?? code) === code);
}

function adjectivesOf(code) {
  const adjective = profiles.get(code)?.demonyms?.eng?.m ?? '';
  return WITHOUT_ADJECTIVE.has(code) ? [] : adjective.split(/, | or /);
}

/** In English, and in the languages of the country: `Bundesrepublik Deutschland`. */
function officialNamesOf(code) {
  const { official, native } = profiles.get(code)?.name ?? {};
  const own = Object.values(native ?? {}).map((name) => name.official);
  return [official, ...own].filter(
    (name) =>
      name !== undefined && !ABBREVIATED.test(name) && (codeOfName.get(foldText(name)) ?? code) === code,
  );
}

/** The zones of a country, the one with the largest population first. */
function zonesOf(code) {
  const population = new Map();
  for (const { zone, countries } of zonesOfPlaces) {
    if (countries[0].code === code && zone !== CLAIMED_BY_TWO) population.set(zone, 0);
  }
  if (population.size === 0) return code === 'XK' ? zonesAt(cities.get('XK')[0]).slice(0, 1) : [];
  if (population.size === 1) return [...population.keys()];
  for (const city of cities.get(code) ?? []) {
    for (const zone of zonesAt(city)) {
      if (population.has(zone)) population.set(zone, population.get(zone) + city.population);
    }
  }
  return [...population]
    .sort(([a, x], [b, y]) => y - x || preferred(a, b) || compare(a, b))
    .map(([zone]) => zone);
}

/** Of two clocks in use in the same places, the official one first. */
function preferred(a, b) {
  return Number(b === 'Asia/Shanghai') - Number(a === 'Asia/Shanghai');
}
