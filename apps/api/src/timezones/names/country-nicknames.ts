/** Common names of countries that the tz database calls otherwise, by ISO 3166 code. */
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  CD: ['DR Congo', 'DRC'],
  CI: ['Ivory Coast'],
  CV: ['Cabo Verde'],
  CZ: ['Czechia'],
  GB: ['UK', 'United Kingdom', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  NL: ['Holland', 'The Netherlands'],
  TL: ['Timor-Leste'],
  TR: ['Türkiye'],
  US: ['USA', 'US', 'United States of America', 'America'],
  VA: ['Holy See'],
};
const SHORTENED_SAINT = /^St /;

/** All names by which a country is found, its own first. */
export function countryNames(code: string, name: string): string[] {
  const spelledOut = SHORTENED_SAINT.test(name) ? [name.replace(SHORTENED_SAINT, 'Saint ')] : [];
  return [name, ...spelledOut, ...(NICKNAMES[code] ?? [])];
}
