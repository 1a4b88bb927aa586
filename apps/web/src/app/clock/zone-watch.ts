import { inject, Injectable, signal } from '@angular/core';
import { isProblem, type ZoneState } from '@live-tz/contracts';
import { Subscription } from 'rxjs';
import { ClockSocket } from './clock-socket';

const ASK_AGAIN_AFTER_MS = 10_000;

/** The rules of the zones on the page. They stay when the connection goes, so that the clocks keep ticking. */
@Injectable({ providedIn: 'root' })
export class ZoneWatch {
  private readonly socket = inject(ClockSocket);
  private readonly states = signal<ReadonlyMap<string, ZoneState>>(new Map());
  private subscription: Subscription | null = null;
  private watched: readonly string[] = [];
  private isConnected = false;
  private askAgain: ReturnType<typeof setTimeout> | undefined;

  /** States by the zone's name as it was watched. */
  readonly rules = this.states.asReadonly();

  start(): void {
    this.subscription = new Subscription();
    this.subscription.add(this.socket.zones.subscribe((states) => this.learn(states)));
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

  private async ask(): Promise<void> {
    clearTimeout(this.askAgain);
    const asked = this.watched;
    const answer = await this.socket.watch(asked).catch(() => null);
    // A later question has replaced this one: its answer would bring old rules back.
    if (asked !== this.watched || !this.isConnected) return;
    if (answer !== null && !isProblem(answer)) this.learn(answer);
    else this.askAgain = setTimeout(() => void this.ask(), ASK_AGAIN_AFTER_MS);
  }

  private learn(states: readonly ZoneState[]): void {
    const known = new Map(this.states());
    for (const state of states) known.set(state.zone, state);
    this.states.set(known);
  }
}
