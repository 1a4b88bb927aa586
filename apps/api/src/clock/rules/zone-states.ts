import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { ZoneRules } from '../../timezones/rules/zone-rules';

interface Known {
  state: ZoneState;
  /** A state holds from where it was asked for until its next change; before that it may be another one. */
  sinceMs: number;
}

/** The states of zones, asked of the rules once for each change of the clocks and not once a second. */
@Injectable()
export class ZoneStates {
  private readonly known = new Map<string, Known>();
  private table: ZoneRules['table'];

  constructor(private readonly rules: ZoneRules) {
    this.table = rules.table;
  }

  /** The state of a zone at an instant; the same object as long as it holds. `name` must be a resolved one. */
  at(name: string, utcMs: number): ZoneState {
    this.forgetOldRules();
    const known = this.known.get(name);
    if (known !== undefined && holdsAt(known, utcMs)) return known.state;
    const state = this.rules.stateAt(name, utcMs);
    this.known.set(name, { state, sinceMs: utcMs });
    return state;
  }

  private forgetOldRules(): void {
    if (this.table === this.rules.table) return;
    this.table = this.rules.table;
    this.known.clear();
  }
}

function holdsAt({ state, sinceMs }: Known, utcMs: number): boolean {
  return utcMs >= sinceMs && (state.next === null || utcMs < state.next.atMs);
}
