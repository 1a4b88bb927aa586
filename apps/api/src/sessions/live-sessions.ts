import { Injectable } from '@nestjs/common';
import type { SessionRenewal } from '../cluster/node-bus';

/** Why a socket is closed: its session is over, or this node goes and the client shall come back elsewhere. */
export type ClosingReason = 'ended' | 'restart';
const SLICE_MS = 50;
const MIN_PER_SLICE = 5;
/** Connections closed at once; more of one session go turn by turn, so that the clock ticks on for everybody else. */
const MAX_PER_TURN = 200;

/** A connection that can be told to go. */
export interface LiveConnection {
  close(reason: ClosingReason): void;
}

/** A connection with the stored id of its session, which is another one once the session is renewed. */
export interface SessionConnection extends LiveConnection {
  sessionId: string;
}

/** The connections open on this node, by the stored id of the session they came with: what lets a log-out close them at once. */
@Injectable()
export class LiveSessions {
  /**
   * Most sessions have one connection, and a set of one costs several times as much; a list would have to be searched by
   * each of thousands that leave at once.
   */
  private readonly connections = new Map<string, SessionConnection | Set<SessionConnection>>();

  /** To be called before anything is awaited: a log-out in between would miss the connection. */
  enter(connection: SessionConnection): void {
    const { sessionId } = connection;
    const others = this.connections.get(sessionId);
    if (others === undefined) this.connections.set(sessionId, connection);
    else if (others instanceof Set) others.add(connection);
    else this.connections.set(sessionId, new Set([others, connection]));
  }

  /** To be called when the connection is gone; who has left already is not missed. */
  leave(connection: SessionConnection): void {
    const { sessionId } = connection;
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
   * Sends everybody away to come back: this node stops. A crowd goes bit by bit, so that it does not arrive elsewhere as
   * one; a few go at once.
   */
  async closeAll(withinMs: number): Promise<void> {
    const all = this.ids().flatMap((sessionId) => this.of(sessionId));
    const perSlice = Math.max(MIN_PER_SLICE, Math.ceil((all.length * SLICE_MS) / withinMs));
    for (let sent = 0; sent < all.length; sent += perSlice) {
      if (sent > 0) await pause(SLICE_MS);
      for (const connection of all.slice(sent, sent + perSlice)) connection.close('restart');
    }
  }

  /** The sessions with a connection here. */
  ids(): string[] {
    return [...this.connections.keys()];
  }

  /** How many connections a session has here. */
  count(sessionId: string): number {
    const connections = this.connections.get(sessionId);
    if (connections === undefined) return 0;
    return connections instanceof Set ? connections.size : 1;
  }

  private async endOne(sessionId: string): Promise<void> {
    const all = this.of(sessionId);
    for (let sent = 0; sent < all.length; sent += MAX_PER_TURN) {
      if (sent > 0) await nextTurn();
      for (const connection of all.slice(sent, sent + MAX_PER_TURN)) connection.close('ended');
    }
  }

  /** A copy: who is told to go leaves. */
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
