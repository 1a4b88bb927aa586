import type { MatchKind } from '@live-tz/contracts';
import { EXACT } from './nearness';

/** The kind of a match, in more detail than it is returned. */
export type Kind = MatchKind | 'region' | 'abbreviation to come' | 'mixed words';

/** Nearness counts first; among equally near matches, their kind. */
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
/** The full name of a country means the country, and not a town of that name: there is a Lebanon in seven states. */
const WHOLE_COUNTRY = -0.1;

/** The rank of a match: the smaller, the earlier. Infinite for no match. */
export function rankOf(kind: Kind, nearness: number): number {
  return kind === 'country' && nearness === EXACT ? WHOLE_COUNTRY : nearness + ORDER_OF_KINDS[kind];
}

const RETURNED_KINDS: Readonly<Record<Kind, MatchKind>> = {
  name: 'name',
  'old-name': 'old-name',
  country: 'country',
  region: 'country',
  abbreviation: 'abbreviation',
  'abbreviation to come': 'abbreviation',
  offset: 'offset',
  'mixed words': 'name',
};

/** The kind of a match as it is returned. */
export function matchKindOf(kind: Kind): MatchKind {
  return RETURNED_KINDS[kind];
}
