import type { Duplex } from 'node:stream';
import type { ClosingReason, LiveConnection } from '../../sessions/live-sessions';
import { MessageRateLimiter } from './message-rate-limiter';

/** What is needed of a socket of the namespace to close it. */
export interface JoinedSocket {
  readonly conn: { close(): void };
  disconnect(close: boolean): unknown;
}

/** Closes the connection of a client that has joined the namespace, in a way that tells it whether to come back. */
export type CloseHandler = (connection: ClockConnection, socket: JoinedSocket, reason: ClosingReason) => void;

/** A Socket.IO connection of `/clock`: its user, and how it is closed. */
export class ClockConnection implements LiveConnection {
  /** Set once the connection has joined the namespace. */
  socket: JoinedSocket | null = null;
  /** Of the connection, not of its socket: leaving the namespace and joining it again must not renew it. */
  readonly rateLimiter = new MessageRateLimiter();

  constructor(
    readonly userId: string,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
    private readonly onClose: CloseHandler,
  ) {}

  close(reason: ClosingReason): void {
    if (this.socket === null) this.drop();
    else this.onClose(this, this.socket, reason);
  }

  /** Cuts the connection without a close frame. */
  drop(): void {
    this.wire.destroy();
  }
}
