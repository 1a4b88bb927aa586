import type { ZoneRule } from './zone-rule';
import type { ZoneState } from './zone-state';

/** A rule that held until an instant. */
export interface PastZoneRule extends ZoneRule {
  /** UTC milliseconds of the change that ended it. */
  untilMs: number;
}

/** `GET /zones/{zone}`: the state, and what was before it. Live frames carry the state alone. */
export interface ZoneDetails extends ZoneState {
  /** The rule before the one of now, or null where the zone never had another. */
  previous: PastZoneRule | null;
}
