import type { BoardRevision } from './board';
import type { Problem } from './problem';
import type { ZoneState } from './zone-state';

/** The server's two timestamps of a `sync`; with the client's own two they give the offset and its bound (RFC 5905, section 8). */
export interface SyncStamps {
  /** When the server read the request, UTC milliseconds. */
  receivedMs: number;
  /** When the server wrote the answer, UTC milliseconds. */
  sentMs: number;
  /** False while the clock of the server's host is known not to be synchronised; otherwise absent. */
  synchronised?: false;
}

/**
 * Events that a client may send on the namespace `/clock`. Every ack is optional. Above 120 events a minute the acks are
 * problems with status 429; above `MAX_FRAMES_PER_MINUTE` or `MAX_FRAME_BYTES_PER_MINUTE` the WebSocket is closed with 1008.
 */
export interface ClientToServerEvents {
  /** Replaces the zones that this socket watches; an empty list watches none. */
  watch: (zones: readonly string[], ack?: (answer: ZoneState[] | Problem) => void) => void;
  /** Requests the server's time; `clientMs` is the client's own timestamp at sending. */
  sync: (clientMs: number, ack?: (answer: SyncStamps | Problem) => void) => void;
}

/** Events that the server sends on the namespace `/clock`. */
export interface ServerToClientEvents {
  /** The second that has just begun, in UTC milliseconds: the same bytes for all clients. */
  tick: (utcMs: number) => void;
  /** New rules of zones that this socket watches: after a change of the clocks, or at once when the rules were replaced. */
  zones: (states: ZoneState[]) => void;
  /** The user's list of saved zones has changed, here or on another page of the user: reload it. */
  saved: () => void;
  /** A board that this socket's user or link may see has changed, or is gone. */
  board: (change: BoardRevision) => void;
  /** The user's preferences have changed, here or on another page of the user: read them again. */
  preferences: () => void;
}
