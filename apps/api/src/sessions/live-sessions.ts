import { Injectable } from '@nestjs/common';
import type { SessionRenewal } from '../cluster/node-bus';

/**
 * Why a socket is closed: its session has ended, its token has expired or was revoked, or this node is stopping and the client should
 * reconnect.
 */
export type ClosingReason = 'ended' | 'revoked' | 'restart';
const SLICE_MS = 50;
const MIN_PER_SLICE = 5;
/** Connections closed at once; more of one session are closed over several turns of the event loop, so that the clock continues. */
const MAX_PER_TURN = 200;

/** A connection that can be closed. */
export interface LiveConnection {
  close(reason: ClosingReason): void;
  /** Called when it has been closed, by either side. */
  onClosed?(): void;
}

/**
 * A connection with the stored id of its session, which changes when the session is renewed, or with the hash of its token; null for an
 * anonymous client.
 */
export interface SessionConnection extends LiveConnection {
  sessionId: string | null;
}

/**
 * The open connections of this node, by the stored id of their session or the hash of their token, so that a log-out or a revocation can
 * close them at once.
 */
@Injectable()
export class LiveSessions {
  /**
   * Most sessions have one connection, and a set with one element costs several times as much as the element; a list would be
   * searched by each of thousands of connections that close at once.
   */
  private readonly connections = new Map<string, SessionConnection | Set<SessionConnection>>();
  private readonly anonymous = new Set<SessionConnection>();

  /** Must be called before anything is awaited: a log-out in between would miss the connection. */
  enter(connection: SessionConnection): void {
    const { sessionId } = connection;
    if (sessionId === null) {
      this.anonymous.add(connection);
      return;
    }
    const others = this.connections.get(sessionId);
    if (others === undefined) this.connections.set(sessionId, connection);
    else if (others instanceof Set) others.add(connection);
    else this.connections.set(sessionId, new Set([others, connection]));
  }

  /** Must be called when the connection is closed; calling it again has no effect. */
  leave(connection: SessionConnection): void {
    const { sessionId } = connection;
    if (sessionId === null) {
      this.anonymous.delete(connection);
      return;
    }
    const others = this.connections.get(sessionId);
    if (others instanceof Set) {
      others.delete(connection);
      if (others.size === 0) this.connections.delete(sessionId);
    } else if (others === connection) this.connections.delete(sessionId);
  }

  /** Keeps the connections of a session open under its new id. */
  renew({ from, to }: SessionRenewal): void {
    const all = this.of(from);
    this.connections.delete(from);
    for (const connection of all) {
      connection.sessionId = to;
      this.enter(connection);
    }
  }

  /** Closes every connection of these sessions. */
  end(sessionIds: Iterable<string>): void {
    for (const sessionId of sessionIds) void this.endOne(sessionId);
  }

  /**
   * Closes all connections because this node is stopping, and lets their clients reconnect. Many are closed gradually, so that
   * they do not all arrive at another node at once; a few are closed at once.
   */
  async closeAll(withinMs: number): Promise<void> {
    const all = [...this.ids().flatMap((sessionId) => this.of(sessionId)), ...this.anonymous];
    const perSlice = Math.max(MIN_PER_SLICE, Math.ceil((all.length * SLICE_MS) / withinMs));
    for (let closed = 0; closed < all.length; closed += perSlice) {
      if (closed > 0) await pause(SLICE_MS);
      for (const connection of all.slice(closed, closed + perSlice)) connection.close('restart');
    }
  }

  /** The sessions that have a connection here. */
  ids(): string[] {
    return [...this.connections.keys()];
  }

  /** The number of a session's connections here. */
  count(sessionId: string): number {
    const connections = this.connections.get(sessionId);
    if (connections === undefined) return 0;
    return connections instanceof Set ? connections.size : 1;
  }

  private async endOne(sessionId: string): Promise<void> {
    const all = this.of(sessionId);
    for (let closed = 0; closed < all.length; closed += MAX_PER_TURN) {
      if (closed > 0) await nextTurn();
      for (const connection of all.slice(closed, closed + MAX_PER_TURN)) connection.close('ended');
    }
  }

  /** A copy, because a connection that is closed leaves. */
  private of(sessionId: string): SessionConnection[] {
    const connections = this.connections.get(sessionId);
    if (connections === undefined) return [];
    return connections instanceof Set ? [...connections] : [connections];
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
