import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { TokenScope } from '@live-tz/contracts';
import type { LeaveLink } from '../../boards/links/link-viewers';
import { allowsScope } from '../../access/token-scope';
import type { ClosingReason, LiveConnection } from '../../sessions/live-sessions';
import type { PendingConnection } from '../../upgrades/pending-connection';
import { MessageRateLimiter } from './message-rate-limiter';
import type { PingedConnection, PingRounds } from './ping-rounds';
import { textFrame } from './text-frame';

/** The packet `ping` of Engine.IO (protocol 4). */
const PING = textFrame('2');

/** The parts of a namespace socket that are needed to close it. */
export interface JoinedSocket {
  readonly conn: { close(): void };
  disconnect(close: boolean): unknown;
}

/** Closes the connection of a client that has joined the namespace, in a way that tells the client whether to reconnect. */
export type CloseHandler = (connection: ClockConnection, socket: JoinedSocket, reason: ClosingReason) => void;

/** A Socket.IO connection of `/clock`: its user, and how to close it. An anonymous client may join with a link to a board. */
export class ClockConnection implements LiveConnection, PingedConnection {
  /** Set once the connection has joined the namespace. */
  socket: JoinedSocket | null = null;
  /** Belongs to the connection and not to its socket, so that leaving and rejoining the namespace does not reset it. */
  readonly rateLimiter = new MessageRateLimiter();
  /** While a link or a token is looked up. */
  isJoining = false;
  /** Set for a client that has joined with a link. */
  leaveLink: LeaveLink | null = null;

  pingRound = 0;
  awaitsPong = false;
  /** Set when it has been created. */
  webSocket: WebSocket | null = null;

  constructor(
    /** Null for an anonymous client. */
    public userId: string | null,
    /** The scopes of a token; null for a session and for an anonymous client. */
    public scopes: readonly TokenScope[] | null,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
    /** For a client that sends a token when it joins the namespace. */
    readonly pending: PendingConnection,
    private readonly onClose: CloseHandler,
    private readonly pings: PingRounds<ClockConnection>,
  ) {}

  /** Whether the client may be notified of changes of boards or of the account. */
  mayRead(scope: 'boards:read' | 'account:read'): boolean {
    return this.scopes === null || allowsScope(this.scopes, scope);
  }

  close(reason: ClosingReason): void {
    if (this.socket === null) this.drop();
    else this.onClose(this, this.socket, reason);
  }

  onClosed(): void {
    this.pings.leave(this);
  }

  /** Nothing may follow the close frame of a WebSocket. */
  ping(): void {
    if (this.webSocket?.readyState === WebSocket.OPEN && this.wire.writable) this.wire.write(PING);
  }

  /** Called by engine.io for a pong, because the connection takes the place of its timer. */
  refresh(): void {
    this.awaitsPong = false;
  }

  /** Destroys the connection without a close frame. */
  drop(): void {
    this.wire.destroy();
  }
}
