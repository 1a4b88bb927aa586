import type { ZoneMatch } from '@live-tz/contracts';

interface Named {
  /** Whether it is more than the name of a small town, such as Anna in Texas, or of a code. */
  readonly isWellKnown: boolean;
}

/** The clock that a text means, or why it means none. */
export type ResolvedName =
  | ({ readonly kind: 'one'; readonly match: ZoneMatch } & Named)
  /** Several clocks that differ now or within a year, the most likely first. */
  | ({ readonly kind: 'several'; readonly candidates: ZoneMatch[] } & Named)
  /** `EDT` in winter: the clocks of the candidates show another kind of time now, which the note says. */
  | ({ readonly kind: 'not-in-force'; readonly candidates: ZoneMatch[]; readonly note: string } & Named)
  /** The text is no name in full; those that it may be a part or a misspelling of. */
  | { readonly kind: 'none'; readonly nearest: ZoneMatch[] };
