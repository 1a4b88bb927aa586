/** The offset and abbreviation of a zone during a period. */
export interface ZoneRule {
  /** Minutes east of UTC; fractional before 1972 in a few zones. */
  offsetMinutes: number;
  abbreviation: string;
}
