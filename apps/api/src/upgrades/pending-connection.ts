import type { Duplex } from 'node:stream';
import type { ClosingReason, LiveConnection, SessionConnection } from '../sessions/live-sessions';
import { isTokenHash } from '../sessions/stored-session-id';
import type { ConnectionQuota } from './connection-quota';

/** A socket that is being closed gets this much time before it is destroyed. */
const CLOSE_TIMEOUT_MS = 2_000;

/** A connection from its upgrade request to its end. */
export class PendingConnection implements SessionConnection {
  /** The session ended, or the token was revoked, before the connection was accepted. */
  isEnded = false;
  /** Set once the connection counts for its user. */
  quota: ConnectionQuota | null = null;
  connection: LiveConnection | null = null;

  /** @param sessionId the stored id of a session, the hash of a token, or null for an anonymous client */
  constructor(
    public sessionId: string | null,
    private readonly socket: Duplex,
  ) {}

  close(reason: ClosingReason): void {
    if (this.connection !== null) return this.connection.close(this.reasonFor(reason));
    this.isEnded = true;
    setTimeout(() => this.socket.destroy(), CLOSE_TIMEOUT_MS).unref();
  }

  private reasonFor(reason: ClosingReason): ClosingReason {
    const isToken = this.sessionId !== null && isTokenHash(this.sessionId);
    return isToken && reason === 'ended' ? 'revoked' : reason;
  }
}
