import type { ZoneRule } from './zone-rule';

/**
 * One change of the clocks of a zone, with the rules before and after it: `GET /transitions`. The clocks go forward or back by
 * the difference of the two offsets, which "summer time" does not tell.
 */
export interface Transition {
  /** The requested name, in its canonical letter case. */
  zone: string;
  /** UTC milliseconds. */
  atMs: number;
  before: ZoneRule;
  after: ZoneRule;
}
