import type { ZoneMatch } from '@live-tz/contracts';
import { foldText } from '../search/search-text';

/** A list to choose from is read by a person. */
const MAX_POSSIBILITIES = 20;

/**
 * The clocks a text may stand for: none, the one that is plainly meant, or several to choose from.
 *
 * An offset is one time whatever zone has it. A word that several zones use, or a country of several clocks, is one time
 * while all of them show the same. The name of a place is the first match of it, the nearest and largest, as long as it was
 * typed in full: a mere part of a name may be one of many.
 *
 * @param matches of the text, nearest first
 * @param clockOf what tells the clocks of a zone from others, now and after their next change
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

/** Part of a name may mean any country that has it: `guinea` is one of them, `united` is none. */
function isOfSameCountry(first: ZoneMatch, text: string, { matchedOn, country }: ZoneMatch): boolean {
  return matchedOn === 'country' && (country === first.country || isMerePart(text, first.country ?? ''));
}

function isMerePart(text: string, name: string): boolean {
  const [part, whole] = [foldText(text), foldText(name)];
  return part !== whole && whole.includes(part);
}

/** The first of those whose clocks are the same in one country. */
function oneOfEachClock(matches: readonly ZoneMatch[], clockOf: (zone: string) => string): ZoneMatch[] {
  const clocks = new Map<string, ZoneMatch>();
  for (const match of matches) {
    const clock = `${clockOf(match.zone)} ${match.country}`;
    if (!clocks.has(clock)) clocks.set(clock, match);
  }
  return [...clocks.values()];
}
