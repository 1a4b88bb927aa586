/** A country, or a part of one: a state, a province, an island. */
export interface NamedArea {
  readonly kind: 'country' | 'region';
  /** ISO 3166 alpha-2 code, or `XK`. */
  readonly country: string;
  /** Of a country its two ISO 3166 codes; of a region its ISO 3166-2 code (`US-TX`) and the letters in common use (`TX`). */
  readonly codes: readonly string[];
  /** The current zones in use there, the one with the largest population first. */
  readonly zones: readonly string[];
  /** Inhabitants, 0 if unknown. */
  readonly population: number;
  /** In English. */
  readonly name: string;
  /** In other languages, shortened, or as an adjective (`American`). */
  readonly names: readonly string[];
  readonly oldNames: readonly string[];
}
