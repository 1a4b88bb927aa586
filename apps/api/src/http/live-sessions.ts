import { Injectable } from '@nestjs/common';

/** Why a socket is closed: its session is over, or this node goes and the client shall come back elsewhere. */
export type ClosingReason = 'ended' | 'restart';
const SLICE_MS = 50;
const LEAST_PER_SLICE = 5;

/** A connection that can be told to go. */
export interface LiveConnection {
  sendAway(reason: ClosingReason): void;
}

/** The connections open on this node, by the stored id of the session they came with: what lets a log-out close them at once. */
@Injectable()
export class LiveSessions {
  /** Lists, because most sessions have one: a set of one costs four times as much. */
  private readonly connections = new Map<string, LiveConnection[]>();

  /** To be called before anything is awaited: a log-out in between would miss the connection. */
  enter(sessionId: string, connection: LiveConnection): void {
    const others = this.connections.get(sessionId);
    if (others === undefined) this.connections.set(sessionId, [connection]);
    else others.push(connection);
  }

  /** To be called when the connection is gone; who has left already is not missed. */
  leave(sessionId: string, connection: LiveConnection): void {
    const others = (this.connections.get(sessionId) ?? []).filter((each) => each !== connection);
    if (others.length > 0) this.connections.set(sessionId, others);
    else this.connections.delete(sessionId);
  }

  /** Closes every connection of these sessions. */
  end(sessionIds: Iterable<string>): void {
    for (const sessionId of sessionIds) this.sendAway(sessionId, 'ended');
  }

  /**
   * Sends everybody away to come back: this node stops. A crowd goes bit by bit, so that it does not arrive elsewhere as
   * one; a few go at once.
   */
  async closeAll(withinMs: number): Promise<void> {
    const sessionIds = this.ids();
    const perSlice = Math.max(LEAST_PER_SLICE, Math.ceil((sessionIds.length * SLICE_MS) / withinMs));
    for (let sent = 0; sent < sessionIds.length; sent += perSlice) {
      if (sent > 0) await pause(SLICE_MS);
      for (const sessionId of sessionIds.slice(sent, sent + perSlice)) this.sendAway(sessionId, 'restart');
    }
  }

  /** The sessions with a connection here. */
  ids(): string[] {
    return [...this.connections.keys()];
  }

  private sendAway(sessionId: string, reason: ClosingReason): void {
    for (const connection of [...(this.connections.get(sessionId) ?? [])]) connection.sendAway(reason);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
