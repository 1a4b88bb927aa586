import { countryNames } from './country-nicknames';
import type { ListedZone } from './listed-zones';
import { comparable } from './nearness';
import { isNamedAfterPlace } from './zone-display-name';

/** A listed zone with the texts that are compared with a query, all comparable. */
export interface SearchEntry {
  readonly listed: ListedZone;
  /** The display name: ` new york`. */
  readonly name: string;
  /** The whole IANA name. */
  readonly path: string;
  readonly oldNames: readonly string[];
  /** Those of the old names that mean its clock: not `South`, the last part of `Australia/South`. */
  readonly wholeOldNames: readonly string[];
  readonly countries: readonly string[];
  readonly countryCodes: readonly string[];
  /** All of these in one text: if it does not contain the query's first word, nothing can match. */
  readonly all: string;
}

/** These names are the abbreviation of their zone, so the search by abbreviation finds it, together with others that use it. */
const ABBREVIATIONS_AS_NAMES = new Set(['CET', 'EET', 'EST', 'HST', 'MST', 'WET']);

/** `Pacific` and `Eastern` mean the clocks of this country. */
const UNITED_STATES = 'US/';

export function searchEntries(zones: readonly ListedZone[]): SearchEntry[] {
  const namesOf = namesByCountry(zones);
  const namesOfCountries = new Set([...namesOf.values()].flat());
  return zones.map((listed) => {
    const name = comparable(listed.name);
    const path = comparable(listed.zone);
    const countries = listed.countries.flatMap(({ code }) => namesOf.get(code) ?? []);
    const countryCodes = listed.countries.map(({ code }) => comparable(code));
    // `Japan` and `Iran` are old names of zones as well, but a query for them means the country.
    const isUsed = (old: string): boolean => !namesOfCountries.has(old);
    const oldNames = listed.oldNames.flatMap(comparableOldNames).filter(isUsed);
    const wholeOldNames = listed.oldNames.flatMap(comparableWholeNames).filter(isUsed);
    const all = [name, path, ...oldNames, ...countries, ...countryCodes].join('');
    return { listed, name, path, oldNames, wholeOldNames, countries, countryCodes, all };
  });
}

/** An old name is found by the whole of it and by its place: `US/Pacific` and `Pacific`. */
function comparableOldNames(old: string): string[] {
  if (ABBREVIATIONS_AS_NAMES.has(old)) return [];
  const place = old.slice(old.lastIndexOf('/') + 1);
  return place === old ? [comparable(old)] : [comparable(old), comparable(place)];
}

function comparableWholeNames(old: string): string[] {
  return isNamedAfterPlace(old) || old.startsWith(UNITED_STATES)
    ? comparableOldNames(old)
    : comparableOldNames(old).slice(0, 1);
}

/** Comparable. Folded once for each country, because some have dozens of zones. */
function namesByCountry(zones: readonly ListedZone[]): ReadonlyMap<string, readonly string[]> {
  const countries = new Map(
    zones.flatMap((zone) => zone.countries.map(({ code, name }) => [code, name] as const)),
  );
  return new Map([...countries].map(([code, name]) => [code, countryNames(code, name).map(comparable)]));
}
