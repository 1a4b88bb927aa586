import type { ZoneRule } from './zone-rule';

/**
 * One change of the clocks of a zone, told by what holds before and after it: `GET /transitions`. How far the clocks go
 * forward or back is the difference of the two offsets; "summer time" says nothing of it.
 */
export interface Transition {
  /** The name that was asked for, in its own letter case. */
  zone: string;
  /** UTC milliseconds. */
  atMs: number;
  before: ZoneRule;
  after: ZoneRule;
}
