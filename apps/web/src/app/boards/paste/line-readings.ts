import { MAX_LABEL_LENGTH, MAX_QUERY_LENGTH } from '@live-tz/contracts';
import { MINUTES_PER_HOUR } from '@live-tz/wall-clock';

/** What one line of a list may mean. */
export interface Reading {
  /** What may name a clock. */
  readonly name: string;
  /** What the user calls it, or null. */
  readonly label: string | null;
  /** Which part of the line the name is; lists of one author have it on the same side. */
  readonly side: 'whole' | 'left' | 'right';
  /** The minutes east of UTC that the line gives for it, or null. A clock of another offset is not meant. */
  readonly offsetMinutes: number | null;
}

const IANA_NAME = /^[A-Za-z]{2,}(?:\/[A-Za-z0-9_+-]+)+$/;
const ZONE_NAME = /^(?:UTC|GMT|Z)$|\bStandard Time$/;
const OFFSET = String.raw`(?:UTC|GMT)\s*[+\-\u2212\u2013]\s*\d{1,2}(?::?\d\d)?`;
const OFFSET_AFTER = new RegExp(String.raw`^(.*[^\s,(\[-])[\s,(\[-]+(${OFFSET})[)\]]?$`, 'i');
const OFFSET_BEFORE = new RegExp(String.raw`^(${OFFSET})[\s,:-]+(.+)$`, 'i');
const IN_BRACKETS = /^([^()[\]]+?)\s*[([]([^()[\]]+)[)\]]$/;
const BETWEEN_PARTS = /\s+(?:-|–|—|->|=>|→|@|\||\/)\s+|\s*(?:→|@\s)\s*|:\s+/;
const LIVES_IN = /^(.+?)\s+(?:(?:is|lives|works|based|located|sits)\s+)?(?:in|from)\s+(.+)$/i;
const PLACE_OF_WORK = /\b(?:office|team|hq|headquarters|branch|site|desk)\b/gi;
const SIGNED_PARTS = /([+\-\u2212\u2013])\s*(\d{1,2}):?(\d\d)?/;

/** The readings of a text that is not known to be a table row, the most likely first. */
export function readingsOfText(text: string): Reading[] {
  return usable([whole(text), ...splitReadings(text)]);
}

/** The readings of a row without a header, whose place may be in any of its cells. */
export function readingsOfCells(cells: readonly string[]): Reading[] {
  const filled = cells.filter((cell) => cell !== '');
  const [only] = filled;
  if (only !== undefined && filled.length === 1) return readingsOfText(only);
  const zone = filled.find((cell) => IANA_NAME.test(cell) || ZONE_NAME.test(cell));
  const others = filled.filter((cell) => cell !== zone).join(', ');
  const byZone = zone === undefined ? [] : [{ ...whole(zone), label: others }];
  return usable([...byZone, ...partReadings(filled)]);
}

/** Readings by names that are known to be places. */
export function readingsOfNames(names: readonly string[], label: string): Reading[] {
  return usable(names.map((name) => ({ ...whole(name), label })));
}

function whole(name: string): Reading {
  return { name, label: null, side: 'whole', offsetMinutes: null };
}

function splitReadings(text: string): Reading[] {
  const [, before, offset] = OFFSET_AFTER.exec(text) ?? [];
  if (before !== undefined && offset !== undefined) return besideOffset(before, offset);
  const [, first, after] = OFFSET_BEFORE.exec(text) ?? [];
  if (first !== undefined && after !== undefined) return besideOffset(after, first);
  const [, outside, inside] = IN_BRACKETS.exec(text) ?? [];
  if (outside !== undefined && inside !== undefined) return bracketReadings(outside, inside);
  const parts = text.split(BETWEEN_PARTS).filter((part) => part.trim() !== '');
  if (parts.length > 1) return partReadings(parts);
  const [, resident, place] = LIVES_IN.exec(text) ?? [];
  if (resident !== undefined && place !== undefined) return [right(place, resident)];
  const cells = text.split(',');
  return cells.length > 1 ? readingsOfCells(cells.map((cell) => cell.trim())) : workplaceReadings(text);
}

/** A place with its offset, or a label with an offset. */
function besideOffset(text: string, offset: string): Reading[] {
  const offsetMinutes = minutesOf(offset);
  return [
    ...readingsOfText(text).map((reading) => ({ ...reading, offsetMinutes })),
    { ...whole(offset.replace(/\s+/g, '')), label: text },
  ];
}

/** `Anna (Berlin)`, unless what is outside names an area as well: `Berlin, Germany (Anna)`. */
function bracketReadings(outside: string, inside: string): Reading[] {
  const readings = [right(inside, outside), left(outside, inside)];
  return outside.includes(',') && !inside.includes(',') ? readings.reverse() : readings;
}

/** A label followed by a place or the other way around, each of one part or several: the longest place first. */
function partReadings(parts: readonly string[]): Reading[] {
  const joined = (from: number, to?: number): string => parts.slice(from, to).join(', ');
  const cuts = parts.slice(1).map((_part, index) => index + 1);
  return [
    whole(joined(0)),
    ...cuts.map((cut) => right(joined(cut), joined(0, cut))),
    ...cuts.toReversed().map((cut) => left(joined(0, cut), joined(cut))),
  ];
}

function workplaceReadings(text: string): Reading[] {
  const name = text.replace(PLACE_OF_WORK, ' ').replace(/\s+/g, ' ').trim();
  return name === text ? [] : [{ ...whole(name), label: text }];
}

function right(name: string, label: string): Reading {
  return { ...whole(name), label, side: 'right' };
}

function left(name: string, label: string): Reading {
  return { ...whole(name), label, side: 'left' };
}

/** Without readings that cannot be looked up, and with labels that can be saved. */
function usable(readings: readonly Reading[]): Reading[] {
  const tidy = readings.map((reading) => ({
    ...reading,
    name: reading.name.trim(),
    label: tidyLabel(reading.label ?? ''),
  }));
  const isFirst = ({ name }: Reading, index: number): boolean =>
    tidy.findIndex((other) => other.name === name) === index;
  return tidy.filter(
    (reading, index) =>
      reading.name !== '' && reading.name.length <= MAX_QUERY_LENGTH && isFirst(reading, index),
  );
}

function tidyLabel(label: string): string | null {
  return label.replace(/^[\s,;:]+|[\s,;:]+$/g, '').slice(0, MAX_LABEL_LENGTH) || null;
}

function minutesOf(offset: string): number | null {
  const [, sign, hours, minutes = '0'] = SIGNED_PARTS.exec(offset) ?? [];
  if (hours === undefined) return null;
  const size = Number(hours) * MINUTES_PER_HOUR + Number(minutes);
  return sign === '+' ? size : -size;
}
