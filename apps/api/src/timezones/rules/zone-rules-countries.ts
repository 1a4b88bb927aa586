import meta from 'moment-timezone/data/meta/latest.json';

/** A country of the tz database: its ISO 3166 code and its English name there. */
export interface Country {
  code: string;
  name: string;
}

const COUNTRIES = new Map<string, Country>(
  Object.values(meta.countries).map(({ abbr, name }) => [abbr, Object.freeze({ code: abbr, name })]),
);

const COUNTRIES_OF_ZONE = new Map<string, readonly Country[]>(
  Object.values(meta.zones).map(({ name, countries }) => [
    name,
    Object.freeze(countries.flatMap((code) => COUNTRIES.get(code) ?? [])),
  ]),
);

/**
 * The countries whose clocks follow a zone, from the tables of the tz database (`zone.tab`, `zone1970.tab`); the first is the
 * country of its city. Empty for names without an inhabited place: `UTC`, `EST`, `US/Pacific`, `Asia/Calcutta`.
 */
export function countriesOfZone(name: string): readonly Country[] {
  return COUNTRIES_OF_ZONE.get(name) ?? [];
}

/** A country by its ISO 3166 code, or undefined if the tz database does not have it. */
export function countryByCode(code: string): Country | undefined {
  return COUNTRIES.get(code);
}
