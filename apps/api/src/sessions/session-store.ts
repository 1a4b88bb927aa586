import { callbackify } from 'node:util';
import type { Request } from 'express';
import { type SessionData, Store } from 'express-session';
import { deviceText } from './device-text';
import { Sessions } from './sessions';
import { SESSION_IDLE_MS } from './session-cookie';
import { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

type Answer<T> = (error?: unknown, value?: T) => void;

/**
 * express-session's store, on top of the table `sessions`. Ids are hashed before they get there. There is no `touch`: it would
 * cause an UPDATE on every request, whereas `extendSession` writes at most once an hour.
 */
export class SessionStore extends Store {
  /** New sessions that have no row yet. Any other session without a row has ended, and saving must not restore it. */
  private readonly unsaved = new WeakSet<object>();
  /** Set on the store by express-session: gives a request a new id and an empty session. */
  declare generate?: (request: Request) => void;

  constructor(
    private readonly rows: SessionsRepository,
    private readonly sessions: Sessions,
    private readonly nowMs: () => number,
  ) {
    super();
  }

  /** Fills in a session that express-session has just created, before express-session checks whether it has changed. */
  begin(request: Request): void {
    const { session } = request;
    session.extendedAtMs = this.nowMs();
    session.device = deviceText(request.headers['user-agent']);
    this.unsaved.add(session);
  }

  /**
   * Gives the session of a request a new id because its user has just given the password (OWASP ASVS 7.2.4): the old id becomes
   * invalid, and live connections stay open. The response sets a cookie with the new id.
   * @returns false if the session has ended in the meantime
   */
  async renew(request: Request): Promise<boolean> {
    const { sessionID, session } = request;
    if (this.generate === undefined) throw new Error('The store has no session middleware.');
    this.generate(request);
    Object.assign(request.session, { passport: session.passport, reauthenticatedAtMs: this.nowMs() });
    this.unsaved.delete(request.session);
    const renewal = { from: storedSessionId(sessionID), to: storedSessionId(request.sessionID) };
    let isRenewed = false;
    try {
      isRenewed = await this.rows.renew(renewal, request.session, this.nowMs() + SESSION_IDLE_MS);
    } finally {
      // Otherwise the response would replace a valid cookie with an invalid one.
      if (!isRenewed) Object.assign(request, { sessionID, session });
    }
    if (isRenewed) this.sessions.keepSockets(renewal);
    return isRenewed;
  }

  override get(sessionId: string, answer: Answer<SessionData | null>): void {
    callbackify(() => this.rows.find(storedSessionId(sessionId)))((error: unknown, found) =>
      answer(withoutCode(error), found),
    );
  }

  override set(sessionId: string, session: SessionData, answer: Answer<void> = ignore): void {
    callbackify(() => this.save(storedSessionId(sessionId), session))(answer);
  }

  override destroy(sessionId: string, answer: Answer<void> = ignore): void {
    callbackify(() => this.rows.remove(storedSessionId(sessionId)))(answer);
  }

  private async save(storedId: string, session: SessionData): Promise<void> {
    const expiresAtMs = this.nowMs() + SESSION_IDLE_MS;
    if (!this.unsaved.delete(session)) {
      await this.rows.update(storedId, session, expiresAtMs);
      return;
    }
    const userId = await this.rows.add(storedId, session, expiresAtMs);
    if (userId !== null) await this.sessions.endOldest(userId);
  }
}

/** express-session takes ENOENT as "no such session"; here it means a Unix socket without a listener. */
function withoutCode(error: unknown): unknown {
  return error instanceof Error ? new AggregateError([error], error.message) : error;
}

function ignore(): void {
  // The result is not needed.
}
