import type { Coordinates } from '@live-tz/contracts';

/** A place that users search for, from the file of places. */
export interface Place {
  /** Current IANA name. */
  readonly zone: string;
  /** Whether the zone is named after it. */
  readonly isCityOfZone: boolean;
  readonly name: string;
  /** ISO 3166 code, or `XK`. */
  readonly countryCode: string;
  /** Distinguishes it from another place of the same name: its state, or which of two clocks is used there. */
  readonly region: string | null;
  /** The common abbreviation of the region: `OR`. */
  readonly regionLetters: string | null;
  /** Inhabitants, 0 if unknown. */
  readonly population: number;
  /** Null if unknown: some cities of zones are too small to be listed. */
  readonly coordinates: Coordinates | null;
}

/** A place with all of its names. */
export interface NamedPlace {
  readonly place: Place;
  /** In other languages, abbreviated, or with another spelling. */
  readonly names: readonly string[];
  readonly oldNames: readonly string[];
}
