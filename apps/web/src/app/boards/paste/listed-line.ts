import type { AppendedClock, BoardClock, ResolutionKind, ZoneMatch } from '@live-tz/contracts';
import { formatPlace } from '../../formatting/clock-label-format';
import { formatMatchNames } from '../../formatting/match-name-format';
import { newId } from '../store/new-id';
import type { UnderstoodLine } from './chosen-readings';

/** A line of a pasted list on the page, where the user can correct it. */
export interface ListedLine {
  /** Of its clock. */
  readonly id: string;
  readonly text: string;
  readonly label: string | null;
  readonly kind: ResolutionKind;
  /** What the user can choose, as it is shown. */
  readonly matches: readonly ZoneMatch[];
  /** Null until it is decided. */
  readonly chosen: ZoneMatch | null;
}

/** What the user corrects. */
export type LineChange = Partial<Pick<ListedLine, 'label' | 'chosen'>>;

/** A line that means one clock. */
export type ChosenLine = ListedLine & { readonly chosen: ZoneMatch };

export function listedLine({ text, label, resolution }: UnderstoodLine): ListedLine {
  const { kind } = resolution;
  const matches = formatMatchNames(resolution.matches);
  const chosen = kind === 'one' ? (matches[0] ?? null) : null;
  const isOnlyName = label !== null && chosen !== null && isSameText(label, chosen.name);
  return { id: newId(), text, label: isOnlyName ? null : label, kind, matches, chosen };
}

export function isChosen(line: ListedLine): line is ChosenLine {
  return line.chosen !== null;
}

export function clockOf({ id, label, chosen }: ChosenLine): AppendedClock {
  const { zone, name, country, latitude, longitude } = chosen;
  return { id, zone, label, place: name, country, latitude, longitude };
}

/** By line, that the same clock under the same name is on the board or earlier in the list. */
export function duplicatesOf(
  lines: readonly ListedLine[],
  clocks: readonly BoardClock[],
): ReadonlyMap<string, string> {
  const onBoard = new Set(clocks.map((clock) => keyOf(clock.zone, formatPlace(clock), clock.label)));
  const earlier = new Set<string>();
  const duplicates = new Map<string, string>();
  for (const line of lines.filter(isChosen)) {
    const key = keyOf(line.chosen.zone, line.chosen.name, line.label);
    if (onBoard.has(key)) duplicates.set(line.id, 'This clock is on the board already.');
    else if (earlier.has(key)) duplicates.set(line.id, 'The same clock is above.');
    earlier.add(key);
  }
  return duplicates;
}

function keyOf(zone: string, place: string, label: string | null): string {
  return JSON.stringify([zone, place, label]);
}

function isSameText(first: string, second: string): boolean {
  return first.localeCompare(second, undefined, { sensitivity: 'base' }) === 0;
}
