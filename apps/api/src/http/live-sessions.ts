import { Injectable } from '@nestjs/common';

/** Why a socket is closed: its session is over, or this node goes and the client shall come back elsewhere. */
export type ClosingReason = 'ended' | 'restart';
const SLICE_MS = 50;
const LEAST_PER_SLICE = 5;

export type CloseSocket = (reason: ClosingReason) => void;

/** The sockets open on this node, by the session they came with: what lets a log-out close them at once. */
@Injectable()
export class LiveSessions {
  private readonly sockets = new Map<string, Set<CloseSocket>>();

  /**
   * Enters a socket. To be called before anything is awaited: a log-out in between would miss it.
   * @returns the way out, to be called when the socket is gone
   */
  enter(sessionId: string, close: CloseSocket): () => void {
    const entries = this.sockets.get(sessionId) ?? new Set();
    this.sockets.set(sessionId, entries.add(close));
    return () => {
      entries.delete(close);
      if (entries.size === 0 && this.sockets.get(sessionId) === entries) this.sockets.delete(sessionId);
    };
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

  private close(sessionId: string, reason: ClosingReason): void {
    for (const close of [...(this.sockets.get(sessionId) ?? [])]) close(reason);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
