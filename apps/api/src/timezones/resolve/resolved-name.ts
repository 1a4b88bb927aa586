import type { ZoneMatch } from '@live-tz/contracts';

/** The clock that a text means, or why it means none. */
export type ResolvedName =
  | { readonly kind: 'one'; readonly match: ZoneMatch }
  /** Several clocks that differ now or within a year, the most likely first. */
  | { readonly kind: 'several'; readonly candidates: ZoneMatch[] }
  /** `EDT` in winter: the clocks of the candidates show another kind of time now, which the note says. */
  | { readonly kind: 'not-in-force'; readonly candidates: ZoneMatch[]; readonly note: string }
  /** The text is no name in full; those that it may be a part or a misspelling of. */
  | { readonly kind: 'none'; readonly nearest: ZoneMatch[] };
