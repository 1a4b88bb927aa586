import { signal } from '@angular/core';
import { type Connection, connectionAfter } from './connection';
import type { ServerClock } from '@live-tz/wall-clock';

/** A connection without a tick for this long is dead, whatever state the socket reports. */
const DEAD_AFTER_MS = 10_000;

/** Tracks how long the server has been silent, by the monotonic clock, and derives the state of the connection from it. */
export class ServerSilence {
  private readonly connectionState = signal<Connection>('connecting');
  private readonly silentSinceMs = signal<number | null>(null);
  private lastMessageAtMs: number | null = null;
  private reopenedAtMs = -Infinity;

  readonly connection = this.connectionState.asReadonly();
  /** When the silence began, by the server's time; null while the connection is live. */
  readonly sinceMs = this.silentSinceMs.asReadonly();

  constructor(private readonly clock: ServerClock) {}

  get hasReceivedMessage(): boolean {
    return this.lastMessageAtMs !== null;
  }

  onMessage(): void {
    this.lastMessageAtMs = performance.now();
    this.update();
  }

  update(): void {
    const { lastMessageAtMs } = this;
    const silentMs = lastMessageAtMs === null ? null : performance.now() - lastMessageAtMs;
    const connection = connectionAfter(silentMs);
    this.connectionState.set(connection);
    const isSilent = connection !== 'live' && lastMessageAtMs !== null;
    this.silentSinceMs.set(isSilent ? this.clock.at(lastMessageAtMs) : null);
  }

  /** Whether a dead connection should be replaced. Returns true once, and again only after the new connection had its time. */
  shouldReopen(): boolean {
    const nowMs = performance.now();
    const { lastMessageAtMs } = this;
    if (lastMessageAtMs === null) return false;
    if (nowMs - Math.max(lastMessageAtMs, this.reopenedAtMs) < DEAD_AFTER_MS) return false;
    this.reopenedAtMs = nowMs;
    return true;
  }

  forget(): void {
    this.lastMessageAtMs = null;
    this.connectionState.set('connecting');
    this.silentSinceMs.set(null);
  }
}
