import type { Duplex } from 'node:stream';
import type { LeaveLink } from '../../boards/links/link-viewers';
import type { ClosingReason, LiveConnection } from '../../sessions/live-sessions';
import { MessageRateLimiter } from './message-rate-limiter';

/** The parts of a namespace socket that are needed to close it. */
export interface JoinedSocket {
  readonly conn: { close(): void };
  disconnect(close: boolean): unknown;
}

/** Closes the connection of a client that has joined the namespace, in a way that tells the client whether to reconnect. */
export type CloseHandler = (connection: ClockConnection, socket: JoinedSocket, reason: ClosingReason) => void;

/** A Socket.IO connection of `/clock`: its user, and how to close it. An anonymous client may join with a link to a board. */
export class ClockConnection implements LiveConnection {
  /** Set once the connection has joined the namespace. */
  socket: JoinedSocket | null = null;
  /** Belongs to the connection and not to its socket, so that leaving and rejoining the namespace does not reset it. */
  readonly rateLimiter = new MessageRateLimiter();
  /** While a link is looked up. */
  isJoining = false;
  /** Set for a client that has joined with a link. */
  leaveLink: LeaveLink | null = null;

  constructor(
    /** Null for an anonymous client. */
    readonly userId: string | null,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
    private readonly onClose: CloseHandler,
  ) {}

  close(reason: ClosingReason): void {
    if (this.socket === null) this.drop();
    else this.onClose(this, this.socket, reason);
  }

  /** Destroys the connection without a close frame. */
  drop(): void {
    this.wire.destroy();
  }
}
