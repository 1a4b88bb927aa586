/**
 * A name of a time rather than of a place: `PST`, `Pacific Standard Time`, `W. Europe Standard Time`, `Pacific Time (US & Canada)`.
 * The labels of calendars are without the offset that precedes them: `(UTC-08:00)`.
 */
export interface ZoneLabel {
  readonly kind: 'abbreviation' | 'long-name' | 'windows' | 'calendar';
  /** Whether it names only the standard or only the daylight saving time of its first zone; empty if it holds all year. */
  readonly form: '' | 'standard' | 'daylight';
  /** The zones it may mean, the most likely first. */
  readonly zones: readonly string[];
  readonly name: string;
  /** Other spellings. */
  readonly names: readonly string[];
}
