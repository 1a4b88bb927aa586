import type { MatchKind } from '@live-tz/contracts';
import { EXACT } from './nearness';

/** What a match was made on, in more detail than it is told. */
export type Kind = MatchKind | 'region' | 'abbreviation to come' | 'mixed words';

/** Nearness decides first; between matches equally near, what they were made on. */
const ORDER_OF_KINDS: Readonly<Record<Kind, number>> = {
  name: 0,
  'old-name': 0.1,
  country: 0.2,
  region: 0.25,
  abbreviation: 0.3,
  'abbreviation to come': 0.4,
  offset: 0.5,
  'mixed words': 0.6,
};
/** All of a country's name means the country, and not a town that shares it: there is a Lebanon in seven states. */
const WHOLE_COUNTRY = -0.1;

/** Where a match comes in the order of all: the smaller, the earlier. Infinity for a nearness of nowhere. */
export function rankOf(kind: Kind, nearness: number): number {
  return kind === 'country' && nearness === EXACT ? WHOLE_COUNTRY : nearness + ORDER_OF_KINDS[kind];
}

const TOLD_KINDS: Readonly<Record<Kind, MatchKind>> = {
  name: 'name',
  'old-name': 'old-name',
  country: 'country',
  region: 'country',
  abbreviation: 'abbreviation',
  'abbreviation to come': 'abbreviation',
  offset: 'offset',
  'mixed words': 'name',
};

/** What a match was made on, as it is told. */
export function matchKindOf(kind: Kind): MatchKind {
  return TOLD_KINDS[kind];
}
