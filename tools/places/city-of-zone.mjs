/** Finds the city that a zone is named after. */
import { standingCities, zonesAt } from './geonames.mjs';
import { foldText } from './program.mjs';

/** The share of letters in which two spellings of a name may differ. */
const MAX_DIFFERENCE = 0.4;

const citiesByWord = new Map();
for (const city of standingCities) {
  for (const word of foldText(city.name).split(' ')) {
    if (!citiesByWord.has(word)) citiesByWord.set(word, []);
    citiesByWord.get(word).push(city);
  }
}

/**
 * The largest city in a zone with the zone's name; undefined if GeoNames has none.
 *
 * @param foreign names of the zone's city in other languages: GeoNames has `Ulan Bator`, the zone `Ulaanbaatar`. Some of them
 *   are those of the largest city of an island or a state, which is not the zone's place: `Salvador` for `Bahia`.
 */
export function cityOfZone({ zone, name, oldNames }, foreign) {
  const wanted = foldText(name);
  const formerly = oldNames.map((old) => foldText(old.slice(old.lastIndexOf('/') + 1)));
  const spellings = foreign.map(foldText).filter((spelling) => isSpelling(spelling, wanted));
  const called = [...new Set([wanted, ...formerly, ...spellings])].flatMap(citiesCalled);
  const longer = citiesWithWordsOf(wanted);
  return [bySize(called), bySize(longer)]
    .map((cities) => cities.find((city) => zonesAt(city).includes(zone)))
    .find(Boolean);
}

function citiesCalled(folded) {
  return citiesWithWordsOf(folded).filter(({ name }) => foldText(name) === folded);
}

/** A city's name may be longer than its zone's: New York City, San Miguel de Tucumán, Büsingen am Hochrhein. */
function citiesWithWordsOf(folded) {
  const cities = citiesByWord.get(folded.split(' ')[0]) ?? [];
  return cities.filter(({ name }) => ` ${foldText(name)} `.includes(` ${folded} `));
}

function bySize(cities) {
  return [...cities].sort((a, b) => b.population - a.population);
}

function isSpelling(a, b) {
  if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return true;
  return editDistance(a, b) <= MAX_DIFFERENCE * Math.max(a.length, b.length);
}

/** The Levenshtein distance. */
function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1])));
    }
    row = next;
  }
  return row[b.length];
}
