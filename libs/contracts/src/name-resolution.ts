import type { ZoneMatch } from './zone-state';

/** `POST /resolve`: what users call clocks, as for `GET /now/:place`. */
export interface NamesToResolve {
  /** 1 to `MAX_RESOLVED_NAMES` texts of 1 to `MAX_QUERY_LENGTH` characters. */
  names: string[];
  /** Whether a name that means no clock is answered with those of similar names, which takes longer; true if left out. */
  withSimilar?: boolean;
}

/**
 * What a name means: `one` clock; `several` that differ; `not-in-force`, an abbreviation whose clocks show another time now; or
 * `none`.
 */
export const RESOLUTION_KINDS = ['one', 'several', 'not-in-force', 'none'] as const;
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number];

/** One row of the answer to `POST /resolve`, in the order of the names. */
export interface NameResolution {
  kind: ResolutionKind;
  /** The clock, the clocks to choose from, or for `none` those with a similar name. */
  matches: ZoneMatch[];
  /**
   * Whether the name is that of a zone, a kind of time, a country, or a place or region of 100,000 inhabitants. Other names, such
   * as those of small towns and codes, are often first names as well.
   */
  isWellKnown: boolean;
}
