import type { ZoneRule } from './zone-rule';
import type { ZoneState } from './zone-state';

/** A rule that was in effect until an instant. */
export interface PastZoneRule extends ZoneRule {
  /** UTC milliseconds of the change that ended it. */
  untilMs: number;
}

/** `GET /zones/{zone}`: the state with the previous rule. Live frames contain the state only. */
export interface ZoneDetails extends ZoneState {
  /** The previous rule, or null if there was none. */
  previous: PastZoneRule | null;
}
