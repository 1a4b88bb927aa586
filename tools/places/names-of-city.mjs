/** The names of a city in the languages in which it is searched for. */
import { isCapital } from './geonames.mjs';
import { labelledName } from './labelled-names.mjs';
import { languagesOf, scriptOf, WORLD_LANGUAGES } from './languages.mjs';

/** From this population on a city has its name in the languages of the world, not only in those of its country. */
const MIN_WORLD_POPULATION = 100_000;
/** From this population on it has more spellings in the scripts of its country. */
const MIN_SPELLED_POPULATION = 50_000;
/** From this population on it has its name in all scripts of these languages, in simplified and traditional characters. */
const MIN_SCRIPTS_POPULATION = 300_000;
const MAX_SPELLINGS = 3;
/** A name in Han characters alone may be Chinese. */
const KATAKANA = /^[\p{Script=Katakana}ー・]{2,}$/u;
/** What official names end with and users leave out: `City`. */
const WORD_FOR_CITY = /(?<=.{2})(?:市|県|縣|广域市|廣域市|広域市| ?(?:특별시|광역시|특별자치시|시))$/u;

/** Cities are the same for each run, and so are the languages of their countries. */
const scripts = new Map();

/** In the languages of its country first. GeoNames' label may be a transliteration: then it is left out. */
export function namesOfCity(city) {
  const own = languagesOf(city.country);
  const isKnownAbroad = city.population >= MIN_WORLD_POPULATION || isCapital(city);
  const languages = [...new Set([...own, 'en', ...(isKnownAbroad ? WORLD_LANGUAGES : [])])];
  const labelled = languages.flatMap((language) => {
    const name = labelledName(city.cityId, language);
    return name !== undefined && isIn(language, name) ? [name] : [];
  });
  return [...labelled, ...spellingsOf(city, own, labelled), ...worldNamesOf(city)].flatMap(
    withoutWordForCity,
  );
}

/** Names of the largest in the scripts of the world's languages, where GeoNames has them without a language only. */
function worldNamesOf(city) {
  if (city.population < MIN_SCRIPTS_POPULATION) return [];
  return WORLD_LANGUAGES.filter((language) => scriptFor(language) !== null).flatMap((language) => {
    if (labelledName(city.cityId, language) !== undefined) return [];
    return language === 'ja' ? shortestOf(city, KATAKANA, 1) : shortest(city, language, 1);
  });
}

/** GeoNames' names without a language, where their script shows it. */
function spellingsOf(city, own, labelled) {
  const count = city.population >= MIN_SPELLED_POPULATION ? MAX_SPELLINGS : 1;
  const languages = own.filter(
    (language) =>
      scriptFor(language) !== null && (count > 1 || !labelled.some((name) => isIn(language, name))),
  );
  const spelled = languages.flatMap((language) => shortest(city, language, count));
  return city.population >= MIN_SCRIPTS_POPULATION
    ? [...spelled, ...shortest(city, 'zh', MAX_SPELLINGS)]
    : spelled;
}

function shortest(city, language, count) {
  return shortestOf(city, scriptFor(language), count);
}

function shortestOf({ alternateNames }, script, count) {
  return alternateNames
    .filter((name) => script.test(name))
    .sort((a, b) => a.length - b.length)
    .slice(0, count);
}

function withoutWordForCity(name) {
  const short = name.replace(WORD_FOR_CITY, '');
  return short === name ? [name] : [short, name];
}

function isIn(language, name) {
  const script = scriptFor(language);
  return script === null ? /^\p{Script=Latin}/u.test(name) : script.test(name);
}

function scriptFor(language) {
  if (!scripts.has(language)) scripts.set(language, scriptOf(language));
  return scripts.get(language);
}
