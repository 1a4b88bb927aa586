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
  /** Sessions that were made here and have no row yet: any other that has none is over, and must not come back by a save. */
  private readonly unsaved = new WeakSet<object>();

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
    const personId = await this.rows.add(storedId, session, expiresAtMs);
    if (personId !== null) await this.sessions.endOldest(personId);
  }
}

/** express-session takes ENOENT for "no such session"; here it is a Unix socket that nobody listens on. */
function withoutCode(error: unknown): unknown {
  return error instanceof Error ? new AggregateError([error], error.message) : error;
}

function ignore(): void {
  // Nobody waits for it.
}
