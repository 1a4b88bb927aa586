/** A name of a kind of time rather than of a place: `PST`, `Pacific Standard Time`, `(UTC-08:00) Pacific Time (US & Canada)`. */
export interface ZoneLabel {
  readonly kind: 'abbreviation' | 'long-name' | 'windows' | 'calendar';
  /** Whether it names only standard or only daylight saving time; empty if it holds all year. */
  readonly form: '' | 'standard' | 'daylight';
  /** The current zones it may mean, the most likely first. */
  readonly zones: readonly string[];
  readonly name: string;
  /** Other spellings. */
  readonly names: readonly string[];
}
