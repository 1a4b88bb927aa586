import { countryNames } from './country-nicknames';
import type { ListedZone } from './listed-zones';
import { comparable } from './nearness';

/** A listed zone with the texts that are compared with a query, all comparable. */
export interface SearchEntry {
  readonly listed: ListedZone;
  /** The display name: ` new york`. */
  readonly name: string;
  /** The whole IANA name. */
  readonly path: string;
  readonly oldNames: readonly string[];
  readonly countries: readonly string[];
  readonly countryCodes: readonly string[];
  /** All of these in one text: if it does not contain the query's first word, nothing can match. */
  readonly all: string;
}

/** These names are the abbreviation of their zone, so the search by abbreviation finds it, together with others that use it. */
const ABBREVIATIONS_AS_NAMES = new Set(['CET', 'EET', 'EST', 'HST', 'MST', 'WET']);

export function searchEntries(zones: readonly ListedZone[]): SearchEntry[] {
  const namesOfCountries = new Set(zones.flatMap(countriesOf));
  return zones.map((listed) => {
    const name = comparable(listed.name);
    const path = comparable(listed.zone);
    const countries = countriesOf(listed);
    const countryCodes = listed.countries.map(({ code }) => comparable(code));
    // `Japan` and `Iran` are old names of zones as well, but a query for them means the country.
    const oldNames = listed.oldNames.flatMap(comparableOldNames).filter((old) => !namesOfCountries.has(old));
    const all = [name, path, ...oldNames, ...countries, ...countryCodes].join('');
    return { listed, name, path, oldNames, countries, countryCodes, all };
  });
}

/** An old name is found by the whole of it and by its place: `US/Pacific` and `Pacific`. */
function comparableOldNames(old: string): string[] {
  if (ABBREVIATIONS_AS_NAMES.has(old)) return [];
  const place = old.slice(old.lastIndexOf('/') + 1);
  return place === old ? [comparable(old)] : [comparable(old), comparable(place)];
}

function countriesOf(listed: ListedZone): string[] {
  return listed.countries.flatMap(({ code, name }) => countryNames(code, name)).map(comparable);
}
