import type { ZoneMatch } from '@live-tz/contracts';
import { foldText } from '../search/search-text';

/** The list is read by a user and must stay short. */
const MAX_POSSIBILITIES = 20;

/**
 * The clocks that a text may mean: none, the obvious one, or several to choose from.
 *
 * An offset is one time, whatever zone has it. An abbreviation of several zones, or a country with several clocks, is one
 * time while all of them show the same. The name of a place means its first match, the nearest and largest, if it was
 * given in full: a part of a name may mean many.
 *
 * @param matches of the text, nearest first
 * @param clockOf distinguishes the clocks of zones, now and after their next change
 */
export function possibleClocks(
  text: string,
  matches: readonly ZoneMatch[],
  clockOf: (zone: string) => string,
): ZoneMatch[] {
  const [first] = matches;
  if (first === undefined) return [];
  const rivals = oneOfEachClock(rivalsOf(first, text, matches), clockOf);
  const isOneTime = rivals.every(({ offsetMinutes }) => offsetMinutes === first.offsetMinutes);
  return isOneTime ? [first] : rivals.slice(0, MAX_POSSIBILITIES);
}

function rivalsOf(first: ZoneMatch, text: string, matches: readonly ZoneMatch[]): ZoneMatch[] {
  switch (first.matchedOn) {
    case 'offset':
      return [first];
    case 'abbreviation':
      return matches.filter(({ matchedOn }) => matchedOn === 'abbreviation');
    case 'country':
      return matches.filter((match) => isOfSameCountry(first, text, match));
    case 'name':
    case 'old-name':
      return isMerePart(text, first.name) ? [...matches] : [first];
  }
}

/** A part of a name may mean any country that contains it: `guinea` is itself a country, `united` is not. */
function isOfSameCountry(first: ZoneMatch, text: string, { matchedOn, country }: ZoneMatch): boolean {
  return matchedOn === 'country' && (country === first.country || isMerePart(text, first.country ?? ''));
}

function isMerePart(text: string, name: string): boolean {
  const [part, whole] = [foldText(text), foldText(name)];
  return part !== whole && whole.includes(part);
}

/** The first match of each clock within a country. */
function oneOfEachClock(matches: readonly ZoneMatch[], clockOf: (zone: string) => string): ZoneMatch[] {
  const clocks = new Map<string, ZoneMatch>();
  for (const match of matches) {
    const clock = `${clockOf(match.zone)} ${match.country}`;
    if (!clocks.has(clock)) clocks.set(clock, match);
  }
  return [...clocks.values()];
}
