/** What holds in a zone for a while. */
export interface ZoneRule {
  /** Minutes east of UTC; fractional before 1972 in a few zones. */
  offsetMinutes: number;
  abbreviation: string;
}
