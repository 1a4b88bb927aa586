import { inject, Injectable, signal } from '@angular/core';
import { isProblem, type Problem, type ZoneChange, type ZoneRule, type ZoneState } from '@live-tz/contracts';
import { type Observable, Subject, Subscription } from 'rxjs';
import { ClockSocket } from './clock-socket';

const ASK_AGAIN_AFTER_MS = 10_000;

/** The rules of the zones on the page. They stay when the connection goes, so that the clocks keep ticking. */
@Injectable({ providedIn: 'root' })
export class ZoneWatch {
  private readonly socket = inject(ClockSocket);
  private readonly surpriseStream = new Subject<void>();
  private readonly states = signal<ReadonlyMap<string, ZoneState>>(new Map());
  private subscription: Subscription | null = null;
  private watched: readonly string[] = [];
  private isConnected = false;
  private askAgain: ReturnType<typeof setTimeout> | undefined;

  /** States by the zone's name as it was watched. */
  readonly rules = this.states.asReadonly();
  /** The server has sent rules that the ones before did not foretell: its zone data are others now. */
  readonly surprises: Observable<void> = this.surpriseStream.asObservable();

  start(): void {
    this.subscription = new Subscription();
    this.subscription.add(this.socket.zones.subscribe((states) => this.hear(states)));
    this.subscription.add(
      this.socket.connected.subscribe((isConnected) => {
        this.isConnected = isConnected;
        if (isConnected) void this.ask();
      }),
    );
  }

  /** Forgets the rules as well: the next person watches zones of their own. */
  stop(): void {
    this.subscription?.unsubscribe();
    clearTimeout(this.askAgain);
    this.watched = [];
    this.isConnected = false;
    this.states.set(new Map());
  }

  /** Follows these zones in place of all others, also over reconnections. Known rules are kept. */
  watch(zones: readonly string[]): void {
    const wanted = [...new Set(zones)].sort();
    if (wanted.join() === this.watched.join()) return;
    this.watched = wanted;
    if (this.isConnected) void this.ask();
  }

  private async ask(zones = this.watched): Promise<void> {
    clearTimeout(this.askAgain);
    const wanted = this.watched;
    const answer = await this.socket.watch(zones).catch(() => null);
    // A later question has replaced this one: its answer would bring old rules back.
    if (wanted !== this.watched || !this.isConnected) return;
    if (answer !== null && !isProblem(answer)) return this.learn(answer);
    const accepted = answer === null ? zones : withoutRefused(zones, answer);
    // One zone that the server does not know any more must not stop the clocks of all others.
    if (accepted.length < zones.length) void this.ask(accepted);
    else this.askAgain = setTimeout(() => void this.ask(), ASK_AGAIN_AFTER_MS);
  }

  private hear(states: readonly ZoneState[]): void {
    const known = this.states();
    const isSurprise = states.some((state) => !isForetold(known.get(state.zone), state));
    this.learn(states);
    if (isSurprise) this.surpriseStream.next();
  }

  private learn(states: readonly ZoneState[]): void {
    const known = new Map(this.states());
    for (const state of states) known.set(state.zone, state);
    this.states.set(known);
  }
}

/** The zones a refusal does not name, by their places in the list as the server counts them: `zones.0`. */
function withoutRefused(zones: readonly string[], { errors = [] }: Problem): readonly string[] {
  const refused = new Set(errors.map(({ field }) => field));
  return zones.filter((_zone, place) => !refused.has(`zones.${place}`));
}

/** True when a state is the one known, or what its next change leads to; also where nothing was known. */
function isForetold(known: ZoneState | undefined, state: ZoneState): boolean {
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
