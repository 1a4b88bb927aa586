import { inject, Injectable, signal } from '@angular/core';
import { isProblem, type Problem, type ZoneChange, type ZoneRule, type ZoneState } from '@live-tz/contracts';
import { type Observable, Subject, Subscription } from 'rxjs';
import { DocumentData } from '../http/document-data';
import { ClockSocket } from './clock-socket';

const RETRY_AFTER_MS = 10_000;

/** The rules of the zones on the page. They outlive a lost connection, so that the clocks keep ticking. */
@Injectable({ providedIn: 'root' })
export class ZoneWatch {
  private readonly socket = inject(ClockSocket);
  private readonly documentData = inject(DocumentData);
  private readonly unexpectedChangeStream = new Subject<void>();
  private readonly states = signal<ReadonlyMap<string, ZoneState>>(new Map());
  private subscription: Subscription | null = null;
  private watched: readonly string[] = [];
  private isConnected = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** By the zone's name as it was watched. */
  readonly rules = this.states.asReadonly();
  /** Emits when the server sends rules that the previous ones did not announce: its zone data were replaced. */
  readonly unexpectedChanges: Observable<void> = this.unexpectedChangeStream.asObservable();

  start(): void {
    this.subscription = new Subscription();
    this.apply(this.documentData.take('states') ?? []);
    this.subscription.add(this.socket.zones.subscribe((states) => this.onStates(states)));
    this.subscription.add(
      this.socket.connected.subscribe((isConnected) => {
        this.isConnected = isConnected;
        if (isConnected) void this.request();
      }),
    );
  }

  /** Also forgets the rules: the next user watches other zones. */
  stop(): void {
    this.subscription?.unsubscribe();
    clearTimeout(this.retryTimer);
    this.watched = [];
    this.isConnected = false;
    this.states.set(new Map());
  }

  /** Watches these zones in place of all others, also after reconnections. Known rules are kept. */
  watch(zones: readonly string[]): void {
    const wanted = [...new Set(zones)].sort();
    if (wanted.join() === this.watched.join()) return;
    this.watched = wanted;
    if (this.isConnected) void this.request();
  }

  private async request(zones = this.watched): Promise<void> {
    clearTimeout(this.retryTimer);
    const wanted = this.watched;
    const answer = await this.socket.watch(zones).catch(() => null);
    // A later request has replaced this one, whose answer would bring old rules back.
    if (wanted !== this.watched || !this.isConnected) return;
    if (answer !== null && !isProblem(answer)) return this.apply(answer);
    const accepted = answer === null ? zones : withoutRefused(zones, answer);
    // One zone that the server no longer knows must not stop all other clocks.
    if (accepted.length < zones.length) void this.request(accepted);
    else this.retryTimer = setTimeout(() => void this.request(), RETRY_AFTER_MS);
  }

  private onStates(states: readonly ZoneState[]): void {
    const known = this.states();
    const isUnexpected = states.some((state) => !isExpected(known.get(state.zone), state));
    this.apply(states);
    if (isUnexpected) this.unexpectedChangeStream.next();
  }

  private apply(states: readonly ZoneState[]): void {
    const known = new Map(this.states());
    for (const state of states) known.set(state.zone, state);
    this.states.set(known);
  }
}

/** The zones that a problem does not name: its fields are positions in the list, such as `zones.0`. */
function withoutRefused(zones: readonly string[], { errors = [] }: Problem): readonly string[] {
  const refused = new Set(errors.map(({ field }) => field));
  return zones.filter((_zone, index) => !refused.has(`zones.${index}`));
}

/** Whether a state is the known one, or the one that its next change announced, or the first of its zone. */
function isExpected(known: ZoneState | undefined, state: ZoneState): boolean {
  if (known === undefined) return true;
  if (known.next !== null && isSameRule(known.next, state)) return true;
  return isSameRule(known, state) && isSameChange(known.next, state.next);
}

function isSameChange(one: ZoneChange | null, other: ZoneChange | null): boolean {
  if (one === null || other === null) return one === other;
  return one.atMs === other.atMs && isSameRule(one, other);
}

function isSameRule(one: ZoneRule, other: ZoneRule): boolean {
  return one.offsetMinutes === other.offsetMinutes && one.abbreviation === other.abbreviation;
}
