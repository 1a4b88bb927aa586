import { Injectable } from '@nestjs/common';
import type { ZoneState } from '@live-tz/contracts';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { ZoneStates } from './zone-states';

/** A zone somebody watches: shared by all who do, so that a watcher costs one pointer a zone. */
interface WatchedZone {
  /** As it was asked for, and so as it is told. */
  readonly asked: string;
  readonly name: string;
  watchers: number;
  /** What the watchers know. */
  state: ZoneState;
}

/** The zones whose rules have changed, and who watches them. */
export interface RuleChange<Watcher> {
  /** Whether the rules themselves are other ones: then nobody could know before. */
  readonly isReplacement: boolean;
  readonly watchers: readonly Watcher[];
  /** The new states of those zones a watcher still watches; none when it has gone. */
  statesFor(watcher: Watcher): ZoneState[];
}

/** Knows who watches which zones, and whose rules have just changed. A second without a change costs one comparison. */
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

  /** Replaces what a watcher watches. The names must be known to the rules; doubled ones count once. */
  watch(watcher: Watcher, asked: readonly string[], utcMs: number): ZoneState[] {
    const zones = [...new Set(asked)].map((each) => this.zoneOf(each, utcMs));
    for (const zone of zones) zone.watchers += 1;
    this.forget(watcher);
    if (zones.length > 0) this.watched.set(watcher, zones);
    return zones.map(({ state }) => state);
  }

  forget(watcher: Watcher): void {
    for (const zone of this.watched.get(watcher) ?? []) {
      zone.watchers -= 1;
      if (zone.watchers === 0) this.zones.delete(zone.asked);
    }
    this.watched.delete(watcher);
  }

  /** To be asked each second: what has changed since it was asked last, or null. */
  changeAt(utcMs: number): RuleChange<Watcher> | null {
    const isReplacement = this.table !== this.rules.table;
    const isUnchanged = utcMs < this.nextChangeMs && utcMs >= this.lookedAtMs && !isReplacement;
    this.lookedAtMs = utcMs;
    if (isUnchanged) return null;
    const changed = this.refresh(utcMs);
    return changed.size === 0 ? null : this.changeOf(changed, isReplacement);
  }

  private zoneOf(asked: string, utcMs: number): WatchedZone {
    const name = this.rules.resolve(asked);
    if (name === null) throw new RangeError(`Unknown zone ${asked}: resolve names before watching them.`);
    const zone = this.zones.get(asked) ?? {
      asked,
      name,
      watchers: 0,
      state: this.stateOf(asked, name, utcMs),
    };
    this.zones.set(asked, zone);
    this.expect(zone.state);
    return zone;
  }

  private refresh(utcMs: number): ReadonlySet<WatchedZone> {
    this.table = this.rules.table;
    this.nextChangeMs = Number.POSITIVE_INFINITY;
    const changed = new Set<WatchedZone>();
    for (const zone of this.zones.values()) {
      const state = this.stateOf(zone.asked, zone.name, utcMs);
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

  private stateOf(asked: string, name: string, utcMs: number): ZoneState {
    const state = this.states.at(name, utcMs);
    return asked === state.zone ? state : { ...state, zone: asked };
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
