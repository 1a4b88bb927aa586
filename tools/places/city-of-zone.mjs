/** Finds the city that a zone is named after. */
import { standingCities, zonesAt } from './geonames.mjs';
import { foldText } from './program.mjs';

/** Of the letters of a name that has another spelling, this part may differ. */
const MAX_DIFFERENCE = 0.4;

const citiesByWord = new Map();
for (const city of standingCities) {
  for (const word of foldText(city.name).split(' ')) {
    if (!citiesByWord.has(word)) citiesByWord.set(word, []);
    citiesByWord.get(word).push(city);
  }
}

/**
 * The largest city in a zone that is called like it, undefined where GeoNames has none.
 *
 * @param foreign what the zone's city is called in other languages: GeoNames has `Ulan Bator`, the zone `Ulaanbaatar`. Some
 *   of these name the largest city of an island or a state, which is another place than the zone's: `Salvador` for `Bahia`.
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

/** A city may have more to its name than its zone has: New York City, San Miguel de Tucumán, Büsingen am Hochrhein. */
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

/** How many letters have to be put in, taken out or changed. */
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
