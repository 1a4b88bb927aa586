import { unpackMinutes } from './zone-rules-data';

/** Zone rules in moment-timezone's packed form (https://momentjs.com/timezone/docs/#/data-formats/packed-format/). */
export interface PackedZoneData {
  /** IANA release, for example `2026f`. */
  readonly version: string;
  /** `name|abbreviations|offsets|order of the periods|their lengths|population`, numbers in base 60. */
  readonly zones: readonly string[];
  /** `name with rules|other name`. */
  readonly links: readonly string[];
}

/** Zone data that cannot be used; the message says what is wrong with it. */
export class UnusableZoneData extends Error {
  override readonly name = 'UnusableZoneData';
}

const RELEASE = /^\d{4}[a-z]+$/;
const NAME = /^[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+){0,2}$/;
const OFFSETS = /^-?[0-9a-zA-X]{1,5}(?:\.[0-9a-zA-X]{1,4})?(?: -?[0-9a-zA-X]{1,5}(?:\.[0-9a-zA-X]{1,4})?)*$/;
/** moment-timezone's digits of base 60, in order. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';
/** Only the first end may be before the epoch; the others are lengths, so a sign or a zero would go back in time. */
const PERIOD_LENGTHS =
  /^-?[0-9a-zA-X]{1,6}(?:\.[0-9a-zA-X]{1,4})?(?: (?!0+(?:\.0+)?(?: |$))[0-9a-zA-X]{1,6}(?:\.[0-9a-zA-X]{1,4})?)*$/;
const ABBREVIATIONS = /^[A-Za-z0-9+-]{3,8}(?: [A-Za-z0-9+-]{3,8})*$/;
const MINUTES_PER_DAY = 1440;

/**
 * Checks everything that later code relies on, without unpacking the rules, which would block the event loop for a tenth of a
 * second.
 *
 * @throws UnusableZoneData
 */
export function readPackedZoneData(candidate: unknown): PackedZoneData {
  if (!isObject(candidate)) throw new UnusableZoneData('The zone data is not an object.');
  const { version, zones, links } = candidate;
  if (typeof version !== 'string' || !RELEASE.test(version)) {
    throw new UnusableZoneData(
      'The zone data does not name an IANA release, such as "2026f", under "version".',
    );
  }
  if (!isListOfText(zones) || !isListOfText(links)) {
    throw new UnusableZoneData('The zone data needs a list of text under "zones" and one under "links".');
  }
  const zoneNames = new Set(zones.map(checkedZoneName));
  const linkNames = links.map((link) => checkedLinkName(link, zoneNames));
  checkNames([...zones.map(nameOfEntry), ...linkNames]);
  return { version, zones, links };
}

/** The first field of a packed entry. */
export function nameOfEntry(entry: string): string {
  return entry.slice(0, entry.indexOf('|'));
}

/** Both names of a link: the one with rules and the other one. */
export function namesOfLink(link: string): [rules: string, other: string] {
  const bar = link.indexOf('|');
  return [link.slice(0, bar), link.slice(bar + 1)];
}

/** Inhabitants of the zone's city, 0 if the data does not say. */
export function populationOfEntry(entry: string): number {
  return Number(entry.split('|')[5] ?? 0) || 0;
}

function checkedZoneName(entry: string): string {
  const [name = '', abbreviations = '', offsets = '', order = '', lengths = ''] = entry.split('|');
  const refuse = (fault: string): never => {
    throw new UnusableZoneData(`The zone data is damaged at "${entry.slice(0, 40)}": ${fault}.`);
  };
  if (!NAME.test(name)) refuse('this is not a zone name');
  if (!ABBREVIATIONS.test(abbreviations)) refuse('the abbreviations cannot be read');
  if (!OFFSETS.test(offsets) || !offsets.split(' ').every(isOffset)) refuse('the offsets cannot be read');
  const kinds = Math.min(abbreviations.split(' ').length, offsets.split(' ').length);
  if (!isOrderOf(kinds, order)) refuse('a period has no offset');
  if (lengths !== '' && !PERIOD_LENGTHS.test(lengths)) refuse('the periods do not follow each other');
  const ends = lengths === '' ? 0 : spacesIn(lengths) + 1;
  if (ends !== order.length - 1) refuse('the numbers of periods and of their ends differ');
  return name;
}

function checkedLinkName(link: string, zoneNames: ReadonlySet<string>): string {
  const [rules, other] = namesOfLink(link);
  if (!NAME.test(other) || !zoneNames.has(rules)) {
    throw new UnusableZoneData(
      `The zone data is damaged at the link "${link.slice(0, 80)}": its target is missing.`,
    );
  }
  return other;
}

function checkNames(names: readonly string[]): void {
  const lowerCase = new Set(names.map((name) => name.toLowerCase()));
  if (lowerCase.size !== names.length) throw new UnusableZoneData('The zone data contains a zone twice.');
  if (!lowerCase.has('utc')) throw new UnusableZoneData('The zone data does not contain UTC.');
}

/** Whether an order of periods uses only the given number of kinds, one digit each. */
function isOrderOf(kinds: number, order: string): boolean {
  return kinds <= DIGITS.length && new RegExp(`^[${DIGITS.slice(0, kinds)}]+$`).test(order);
}

/** Counts without splitting: 120,000 substrings would be most of the cost of the whole check. */
function spacesIn(text: string): number {
  let spaces = 0;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) spaces++;
  return spaces;
}

function isOffset(base60: string): boolean {
  return Math.abs(unpackMinutes(base60)) < MINUTES_PER_DAY;
}

function isObject(value: unknown): value is Partial<Record<keyof PackedZoneData, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
