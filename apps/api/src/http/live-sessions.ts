import { Injectable } from '@nestjs/common';

/** Why a socket is closed: its session is over, or this node goes and the client shall come back elsewhere. */
export type ClosingReason = 'ended' | 'restart';
const SLICE_MS = 50;
const LEAST_PER_SLICE = 5;

export type CloseSocket = (reason: ClosingReason) => void;

/** The sockets open on this node, by the session they came with: what lets a log-out close them at once. */
@Injectable()
export class LiveSessions {
  /** Lists, because most sessions have one: a set of one costs four times as much. */
  private readonly sockets = new Map<string, CloseSocket[]>();

  /**
   * Enters a socket. To be called before anything is awaited: a log-out in between would miss it.
   * @returns the way out, to be called when the socket is gone
   */
  enter(sessionId: string, close: CloseSocket): () => void {
    const entries = this.sockets.get(sessionId);
    if (entries === undefined) this.sockets.set(sessionId, [close]);
    else entries.push(close);
    return () => this.leave(sessionId, close);
  }

  /** Closes every socket of these sessions. */
  end(sessionIds: Iterable<string>): void {
    for (const sessionId of sessionIds) this.close(sessionId, 'ended');
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
      for (const sessionId of sessionIds.slice(sent, sent + perSlice)) this.close(sessionId, 'restart');
    }
  }

  /** The sessions with an open socket here. */
  ids(): string[] {
    return [...this.sockets.keys()];
  }

  private leave(sessionId: string, close: CloseSocket): void {
    const others = (this.sockets.get(sessionId) ?? []).filter((each) => each !== close);
    if (others.length > 0) this.sockets.set(sessionId, others);
    else this.sockets.delete(sessionId);
  }

  private close(sessionId: string, reason: ClosingReason): void {
    for (const close of [...(this.sockets.get(sessionId) ?? [])]) close(reason);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
