import { signal } from '@angular/core';
import { type Connection, connectionAfter } from './connection';
import type { ServerClock } from './server-clock';

/** A connection this long without a tick is dead, whatever the socket believes. */
const DEAD_AFTER_MS = 10_000;

/** How long the server has been silent, by the monotonic clock, and what that makes of the connection. */
export class ServerSilence {
  private readonly connectionState = signal<Connection>('connecting');
  private readonly silentSinceMs = signal<number | null>(null);
  private heardAtMs: number | null = null;
  private revivedAtMs = -Infinity;

  readonly connection = this.connectionState.asReadonly();
  /** Since when the server has been silent, by the server's time; null while it is heard. */
  readonly sinceMs = this.silentSinceMs.asReadonly();

  constructor(private readonly clock: ServerClock) {}

  get wasHeard(): boolean {
    return this.heardAtMs !== null;
  }

  hear(): void {
    this.heardAtMs = performance.now();
    this.judge();
  }

  /** Looks at how long it has been. */
  judge(): void {
    const { heardAtMs } = this;
    const connection = connectionAfter(heardAtMs === null ? null : performance.now() - heardAtMs);
    this.connectionState.set(connection);
    this.silentSinceMs.set(connection === 'live' || heardAtMs === null ? null : this.clock.at(heardAtMs));
  }

  /** True when a connection should be given up for a new one; not again before that one had its time. */
  shouldRevive(): boolean {
    const nowMs = performance.now();
    if (this.heardAtMs === null || nowMs - Math.max(this.heardAtMs, this.revivedAtMs) < DEAD_AFTER_MS)
      return false;
    this.revivedAtMs = nowMs;
    return true;
  }

  forget(): void {
    this.heardAtMs = null;
    this.connectionState.set('connecting');
    this.silentSinceMs.set(null);
  }
}
