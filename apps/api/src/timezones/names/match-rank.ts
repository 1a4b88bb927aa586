import type { MatchKind } from '@live-tz/contracts';

/** The kind of a match, in more detail than it is returned. */
export type Kind = MatchKind | 'abbreviation to come' | 'mixed words';

/** Nearness counts first; among equally near matches, their kind, in steps that are larger than any weight. */
const ORDER_OF_KINDS: Readonly<Record<Kind, number>> = {
  name: 0,
  country: 0,
  region: 0,
  label: 0.15,
  'old-name': 0.1,
  abbreviation: 0.3,
  'abbreviation to come': 0.4,
  airport: 0.45,
  offset: 0.5,
  'mixed words': 0.6,
  // After the matches of whole words, before those within a word.
  similar: 0.75,
};
/** A step between two kinds. */
const MAX_WEIGHT = 0.1;
/** Ten thousand million: no population is larger. */
const MAX_POPULATION_POWER = 10;

/** The rank of a match: the smaller, the earlier. Infinite for no match. */
export function rankOf(kind: Kind, nearness: number): number {
  return nearness + ORDER_OF_KINDS[kind];
}

/** What is added to the rank of something with this many inhabitants: the more, the less, and never as much as a kind counts. */
export function weightRank(population: number): number {
  return MAX_WEIGHT * (1 - Math.log10(population + 1) / MAX_POPULATION_POWER);
}

/** The kind of a match as it is returned. */
export function matchKindOf(kind: Kind): MatchKind {
  if (kind === 'abbreviation to come') return 'abbreviation';
  return kind === 'mixed words' ? 'name' : kind;
}
