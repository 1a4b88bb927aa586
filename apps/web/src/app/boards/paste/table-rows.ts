import { type Reading, readingsOfNames } from './line-readings';

type Role = 'zone' | 'city' | 'region' | 'country' | 'label' | 'other';

/** What each column of a table contains. */
export type Header = readonly Role[];

/** By the text in the header, in lower case. */
const ROLES: Readonly<Record<Exclude<Role, 'other'>, RegExp>> = {
  zone: /^(iana )?(time ?zones?|timezones?|tz|zone|zeitzone|fuseau horaire)( name| id)?$/,
  city: /^(city|town|place|location|office|office location|where|stadt|ort|ville|ciudad)$/,
  region: /^(state|region|province|bundesland)$/,
  country: /^(country|land|pays|país|pais)$/,
  label:
    /^((first|last|full|given|family|display|sur|team|employee) ?name|name|label|person|who|member|team member|employee|contact|colleague|participant|vorname|nachname|nom|nombre)$/,
};
const OTHER =
  /^(#|no\.?|id|e-?mail|phone|role|title|team|department|notes?|comments?|(utc |gmt )?offset|utc|gmt|hours|start|end|latitude|longitude|slack|company)$/;
const SEPARATORS = ['\t', '|', ';'];

/** What separates the cells of a table: in most of its lines; a comma otherwise. */
export function separatorOf(lines: readonly string[]): string {
  const isIn = (separator: string): boolean =>
    lines.filter((line) => line.replace(/[;|]$/, '').includes(separator)).length * 2 > lines.length;
  return SEPARATORS.find(isIn) ?? ',';
}

/** The cells of a line as RFC 4180 quotes them. The bars at the ends of a row of a Markdown table separate nothing. */
export function cellsOf(line: string, separator: string): string[] {
  const row = separator === '|' ? line.replace(/^\s*\|/, '').replace(/\|\s*$/, '') : line;
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < row.length; at++) {
    const character = row.charAt(at);
    if (isQuoted && character === '"' && row.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, cell.trim()];
}

/** Null if the cells are not the header of a table that says which of its columns are places. */
export function headerOf(cells: readonly string[]): Header | null {
  const roles = cells.map(roleOf);
  const known = roles.filter((role) => role !== null);
  const hasPlaces = known.some((role) => role === 'zone' || role === 'city' || role === 'country');
  return hasPlaces && known.length * 2 > roles.length ? roles.map((role) => role ?? 'other') : null;
}

function roleOf(cell: string): Role | null {
  const text = cell.toLowerCase().replaceAll(/[_-]/g, ' ').replaceAll(/[*"]/g, '').trim();
  const role = (Object.keys(ROLES) as (keyof typeof ROLES)[]).find((each) => ROLES[each].test(text));
  return role ?? (OTHER.test(text) ? 'other' : null);
}

/** The readings of a row by its header; empty if its columns of places are. */
export function readingsOfRow(cells: readonly string[], header: Header): Reading[] {
  const all = (role: Role): string[] =>
    cells.filter((cell, column) => cell !== '' && header[column] === role);
  const [zone, city, region, country] = [all('zone'), all('city'), all('region'), all('country')];
  const label = all('label').join(' ');
  const areas = [...region, ...country];
  const names = [
    ...zone,
    ...city.flatMap((each) => [[each, ...areas].join(', '), [each, ...country].join(', '), each]),
    areas.join(', '),
    ...country,
  ];
  return readingsOfNames(names, label);
}
