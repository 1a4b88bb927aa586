import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { ZoneRules } from '../../timezones/rules/zone-rules';

interface CachedState {
  state: ZoneState;
  /** A state is valid from the instant for which it was computed until its next change; before that it may be different. */
  sinceMs: number;
}

/** The states of zones, computed from the rules once for each change of the clocks instead of once a second. */
@Injectable()
export class ZoneStates {
  private readonly cache = new Map<string, CachedState>();
  private table: ZoneRules['table'];

  constructor(private readonly rules: ZoneRules) {
    this.table = rules.table;
  }

  /** The state of a zone at an instant; the same object as long as it is valid. `name` must be resolved. */
  at(name: string, utcMs: number): ZoneState {
    this.discardOldRules();
    const cached = this.cache.get(name);
    if (cached !== undefined && isValidAt(cached, utcMs)) return cached.state;
    const state = this.rules.stateAt(name, utcMs);
    this.cache.set(name, { state, sinceMs: utcMs });
    return state;
  }

  private discardOldRules(): void {
    if (this.table === this.rules.table) return;
    this.table = this.rules.table;
    this.cache.clear();
  }
}

function isValidAt({ state, sinceMs }: CachedState, utcMs: number): boolean {
  return utcMs >= sinceMs && (state.next === null || utcMs < state.next.atMs);
}
