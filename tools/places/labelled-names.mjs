/**
 * The names of GeoNames' places by language, from the message catalogues of Debian's package `libgeonames-common`: one name for
 * each of the larger places, the preferred one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = '/usr/share/locale';
const CATALOGUE = 'LC_MESSAGES/geonames.mo';
/** The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html */
const WORD = 4;
const COUNT_AT = 2 * WORD;
const IDS_AT = 3 * WORD;
const TEXTS_AT = 4 * WORD;

const namesOf = new Map();

/** The name of a place by its GeoNames number in a language (`de`, `zh`), or undefined. */
export function labelledName(cityId, language) {
  if (!namesOf.has(language)) namesOf.set(language, catalogue(language));
  return namesOf.get(language).get(cityId);
}

/** All names of a place, whatever the language. */
export function labelledNames(cityId) {
  return labelledLanguages().flatMap((language) => labelledName(cityId, language) ?? []);
}

function labelledLanguages() {
  return readdirSync(LOCALES)
    .filter((locale) => existsSync(join(LOCALES, locale, CATALOGUE)))
    .sort();
}

function catalogue(language) {
  const file = join(LOCALES, language, CATALOGUE);
  if (!existsSync(file)) return new Map();
  const data = readFileSync(file);
  const textAt = (table) => {
    const length = data.readUInt32LE(table);
    const start = data.readUInt32LE(table + WORD);
    return data.toString('utf8', start, start + length);
  };
  const entries = Array.from({ length: data.readUInt32LE(COUNT_AT) }, (_, index) => {
    const step = index * 2 * WORD;
    return [Number(textAt(data.readUInt32LE(IDS_AT) + step)), textAt(data.readUInt32LE(TEXTS_AT) + step)];
  });
  return new Map(entries);
}
