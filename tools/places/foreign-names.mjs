/** Names of the cities of zones in other languages: CLDR's exemplar cities in the locales that programs are translated to. */
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isModern, withoutPrefix } from './languages.mjs';
import { zoneOfToday } from './program.mjs';

const CLDR = dirname(createRequire(import.meta.url).resolve('cldr-dates-full/package.json'));

/** The names by zone, in the order of the locales' codes. */
export function foreignNames() {
  const names = new Map();
  for (const locale of readdirSync(join(CLDR, 'main')).filter(isModern).sort()) {
    const file = join(CLDR, 'main', locale, 'timeZoneNames.json');
    const { zone } = JSON.parse(readFileSync(file, 'utf8')).main[locale].dates.timeZoneNames;
    for (const [name, city] of exemplarCities(zone)) {
      const today = zoneOfToday(name);
      if (today !== undefined) names.set(today, [...(names.get(today) ?? []), withoutPrefix(city)]);
    }
  }
  return names;
}

/** CLDR nests zones by the slashes in their names. */
function exemplarCities(node, path = []) {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'exemplarCity') return [[path.join('/'), value]];
    return typeof value === 'object' ? exemplarCities(value, [...path, key]) : [];
  });
}
