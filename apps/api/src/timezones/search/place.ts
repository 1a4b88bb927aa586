/** A place that people search for, as the file of places has it. */
export interface Place {
  /** IANA name of today. */
  readonly zone: string;
  /** Whether the zone is named after it. */
  readonly isCityOfZone: boolean;
  readonly name: string;
  /** ISO 3166 code, or `XK`. */
  readonly countryCode: string;
  /** What tells it from another place of its name: its state, or in which of two ways its clocks are kept. */
  readonly region: string | null;
  /** How people shorten the region: `OR`. */
  readonly regionLetters: string | null;
  /** Inhabitants, 0 where unknown. */
  readonly population: number;
}

/** A place with everything it is called besides its name. */
export interface NamedPlace {
  readonly place: Place;
  /** In other languages, for short, spelled otherwise. */
  readonly names: readonly string[];
  readonly oldNames: readonly string[];
}
