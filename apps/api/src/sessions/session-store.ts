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
 * express-session's store, on the rows of the sessions table. Ids are hashed on their way in. There is no `touch`: it would be
 * an UPDATE on every request, where `extendSession` writes at most once an hour.
 */
export class SessionStore extends Store {
  /** Sessions that were made here and have no row yet. One that has no row otherwise is over, and a save must not bring it back. */
  private readonly unsaved = new WeakSet<object>();
  /** Put onto the store by express-session itself: gives a request a new id and an empty session. */
  declare generate?: (request: Request) => void;

  constructor(
    private readonly rows: SessionsRepository,
    private readonly sessions: Sessions,
    private readonly nowMs: () => number,
  ) {
    super();
  }

  /** Gives a session that express-session has just made what is known from the start, before anybody asks whether it has changed. */
  begin(request: Request): void {
    const { session } = request;
    session.extendedAtMs = this.nowMs();
    session.device = deviceText(request.headers['user-agent']);
    this.unsaved.add(session);
  }

  /**
   * Gives the session of a request a new id because its user has just given the password (OWASP ASVS 7.2.4): the old one
   * opens nothing from then on, and live connections go on. A cookie with the new id goes out with the answer.
   * @returns false when the session has ended meanwhile
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
      // Else the answer would replace a cookie that is still good by one that never is.
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

/** express-session takes ENOENT for "no such session"; here it is a Unix socket that nobody listens on. */
function withoutCode(error: unknown): unknown {
  return error instanceof Error ? new AggregateError([error], error.message) : error;
}

function ignore(): void {
  // Nobody waits for it.
}
