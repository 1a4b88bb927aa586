import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { ZoneStates } from './zone-states';

/** A watched zone, shared by all of its watchers, so that each costs one pointer per zone. */
interface WatchedZone {
  /** The name that was requested, which is also used in notices. */
  readonly requestedName: string;
  readonly name: string;
  watchers: number;
  /** The state that the watchers have. */
  state: ZoneState;
}

/** The zones whose rules have changed, and their watchers. */
export interface RuleChange<Watcher> {
  /** Whether the rules themselves were replaced: then clients could not know the change in advance. */
  readonly isReplacement: boolean;
  readonly watchers: readonly Watcher[];
  /** The new states of the changed zones that a watcher still watches; empty if it has left. */
  statesFor(watcher: Watcher): ZoneState[];
}

/** Tracks which zones are watched, and detects changes of their rules. A second without a change costs one comparison. */
@Injectable()
export class ZoneWatch<Watcher extends object> {
  private readonly zones = new Map<string, WatchedZone>();
  private readonly watched = new Map<Watcher, readonly WatchedZone[]>();
  private nextChangeMs = Number.POSITIVE_INFINITY;
  private lookedAtMs = Number.NEGATIVE_INFINITY;
  private table: ZoneRules['table'];

  constructor(
    private readonly rules: ZoneRules,
    private readonly states: ZoneStates,
  ) {
    this.table = rules.table;
  }

  /** Replaces the zones of a watcher. The names must be known to the rules; duplicates count once. */
  watch(watcher: Watcher, requestedNames: readonly string[], utcMs: number): ZoneState[] {
    const zones = [...new Set(requestedNames)].map((each) => this.zoneOf(each, utcMs));
    for (const zone of zones) zone.watchers += 1;
    this.forget(watcher);
    if (zones.length > 0) this.watched.set(watcher, zones);
    return zones.map(({ state }) => state);
  }

  forget(watcher: Watcher): void {
    for (const zone of this.watched.get(watcher) ?? []) {
      zone.watchers -= 1;
      if (zone.watchers === 0) this.zones.delete(zone.requestedName);
    }
    this.watched.delete(watcher);
  }

  /** The changes since the previous call, or null. Must be called once a second. */
  changeAt(utcMs: number): RuleChange<Watcher> | null {
    const isReplacement = this.table !== this.rules.table;
    const isUnchanged = utcMs < this.nextChangeMs && utcMs >= this.lookedAtMs && !isReplacement;
    this.lookedAtMs = utcMs;
    if (isUnchanged) return null;
    const changed = this.refresh(utcMs);
    return changed.size === 0 ? null : this.changeOf(changed, isReplacement);
  }

  private zoneOf(requestedName: string, utcMs: number): WatchedZone {
    const name = this.rules.resolve(requestedName);
    if (name === null)
      throw new RangeError(`Unknown zone ${requestedName}: resolve names before watching them.`);
    const zone = this.zones.get(requestedName) ?? {
      requestedName,
      name,
      watchers: 0,
      state: this.stateOf(requestedName, name, utcMs),
    };
    this.zones.set(requestedName, zone);
    this.expect(zone.state);
    return zone;
  }

  private refresh(utcMs: number): ReadonlySet<WatchedZone> {
    this.table = this.rules.table;
    this.nextChangeMs = Number.POSITIVE_INFINITY;
    const changed = new Set<WatchedZone>();
    for (const zone of this.zones.values()) {
      const state = this.stateOf(zone.requestedName, zone.name, utcMs);
      if (!isSame(state, zone.state)) changed.add(zone);
      zone.state = state;
      this.expect(state);
    }
    return changed;
  }

  private changeOf(changed: ReadonlySet<WatchedZone>, isReplacement: boolean): RuleChange<Watcher> {
    const isChanged = (zone: WatchedZone) => changed.has(zone);
    return {
      isReplacement,
      watchers: [...this.watched].filter(([, zones]) => zones.some(isChanged)).map(([watcher]) => watcher),
      statesFor: (watcher) => (this.watched.get(watcher) ?? []).filter(isChanged).map(({ state }) => state),
    };
  }

  private stateOf(requestedName: string, name: string, utcMs: number): ZoneState {
    const state = this.states.at(name, utcMs);
    return requestedName === state.zone ? state : { ...state, zone: requestedName };
  }

  private expect({ next }: ZoneState): void {
    if (next !== null) this.nextChangeMs = Math.min(this.nextChangeMs, next.atMs);
  }
}

function isSame(a: ZoneState, b: ZoneState): boolean {
  return (
    a.offsetMinutes === b.offsetMinutes &&
    a.abbreviation === b.abbreviation &&
    a.next?.atMs === b.next?.atMs &&
    a.next?.offsetMinutes === b.next?.offsetMinutes &&
    a.next?.abbreviation === b.next?.abbreviation
  );
}
