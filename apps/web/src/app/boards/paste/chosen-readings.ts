import type { NameResolution } from '@live-tz/contracts';
import { MINUTES_PER_HOUR } from '@live-tz/wall-clock';
import type { Reading } from './line-readings';
import type { PastedLine } from './pasted-list';

/** By name, what the server answered. */
export type Resolutions = ReadonlyMap<string, NameResolution>;

/** A line with what it means, as far as that is understood. */
export interface UnderstoodLine {
  readonly text: string;
  readonly label: string | null;
  readonly name: string;
  readonly resolution: NameResolution;
}

const NOTHING: NameResolution = { kind: 'none', matches: [], isWellKnown: false };
/** Of the parts of a line, for it to be a list of places. */
const MIN_UNDERSTOOD_SHARE = 2 / 3;

/** All names that lines may mean, once each. */
export function namesOf(lines: readonly PastedLine[]): string[] {
  const all = lines.flatMap(({ readings, parts }) => [
    ...readings,
    ...parts.flatMap((part) => part.readings),
  ]);
  return [...new Set(all.map(({ name }) => name))];
}

/**
 * Decides which reading of each line is meant. Where the label and the place of a line both name a clock, the one that is well
 * known is the place. Where that does not decide, the other lines of the list show on which side places are.
 */
export function understand(lines: readonly PastedLine[], resolutions: Resolutions): UnderstoodLine[] {
  const arePlacesLeft = hasPlacesLeft(lines, resolutions);
  return lines.flatMap(({ text, readings, parts }) => {
    const side = sideOfPlace(readings, resolutions) ?? (arePlacesLeft ? 'left' : null);
    const ordered =
      side === 'left'
        ? [...ofSide(readings, 'whole'), ...ofSide(readings, 'left'), ...ofSide(readings, 'right')]
        : readings;
    const chosen = ordered.find((reading) => isUnderstood(reading, resolutions));
    const listed = chosen?.name.includes(',') ? [] : partsOf(parts, resolutions);
    if (listed.length > 0) return understand(listed, resolutions);
    const { name, label } = chosen ?? similarTo(readings, resolutions) ?? { name: text, label: null };
    return [{ text, label, name, resolution: resolutions.get(name) ?? NOTHING }];
  });
}

/** The first reading to which other names are similar, or the first of all. */
function similarTo(readings: readonly Reading[], resolutions: Resolutions): Reading | undefined {
  return readings.find(({ name }) => (resolutions.get(name)?.matches.length ?? 0) > 0) ?? readings[0];
}

/** The parts of a line if most of them are places of their own, and no longer part of the line is one place. */
function partsOf(parts: readonly PastedLine[], resolutions: Resolutions): readonly PastedLine[] {
  const understood = parts.filter(({ readings }) =>
    readings.some((reading) => reading.side === 'whole' && isUnderstood(reading, resolutions)),
  );
  return understood.length >= parts.length * MIN_UNDERSTOOD_SHARE ? parts : [];
}

/** Whether more of the lines whose place is certainly on one side have it on the left. */
function hasPlacesLeft(lines: readonly PastedLine[], resolutions: Resolutions): boolean {
  const isWhole = ({ readings }: PastedLine): boolean =>
    ofSide(readings, 'whole').some((reading) => isUnderstood(reading, resolutions));
  const sides = lines
    .filter((line) => !isWhole(line))
    .map(({ readings }) => sideOfPlace(readings, resolutions));
  const sure = sides.filter((side) => side !== null);
  return sure.filter((side) => side === 'left').length * 2 > sure.length;
}

/** The only side that names a clock, or of two the only one that names a well-known one; null if neither is the case. */
function sideOfPlace(readings: readonly Reading[], resolutions: Resolutions): 'left' | 'right' | null {
  const understood = readings.filter((reading) => isUnderstood(reading, resolutions));
  const known = understood.filter(({ name }) => resolutions.get(name)?.isWellKnown);
  return onlySideOf(understood) ?? onlySideOf(known);
}

function onlySideOf(readings: readonly Reading[]): 'left' | 'right' | null {
  const [isLeft, isRight] = [ofSide(readings, 'left').length > 0, ofSide(readings, 'right').length > 0];
  if (isLeft === isRight) return null;
  return isLeft ? 'left' : 'right';
}

function ofSide(readings: readonly Reading[], side: Reading['side']): Reading[] {
  return readings.filter((reading) => reading.side === side);
}

/** An offset beside a place may be that of winter or of summer. */
function isUnderstood({ name, offsetMinutes }: Reading, resolutions: Resolutions): boolean {
  const { kind, matches } = resolutions.get(name) ?? NOTHING;
  if (kind === 'none') return false;
  return (
    offsetMinutes === null ||
    matches.some((match) => Math.abs(match.offsetMinutes - offsetMinutes) <= MINUTES_PER_HOUR)
  );
}
