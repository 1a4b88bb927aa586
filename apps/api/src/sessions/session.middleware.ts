import type { RequestHandler } from 'express';
import session, { type SessionOptions } from 'express-session';
import type { SessionCookie } from './session-cookie';
import type { SessionKeys } from './session-keys';
import { SESSION_IDLE_MS } from './session-cookie';
import type { SessionStore } from './session-store';
import type { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

declare module 'express-session' {
  interface SessionData {
    passport?: { user: string };
    /** When the session was last given its full lifetime, UTC milliseconds: to the hour, when it was last seen. */
    extendedAtMs?: number;
    /** What was signed in with, in words for people, such as `Firefox on Linux`. */
    device?: string;
    /** When its person last gave their password. */
    reauthenticatedAtMs?: number;
  }
}

const EXTEND_AFTER_MS = 3_600_000;

/** Gives every request its session, by the cookie whose name belongs to the way it came. */
export function sessionMiddleware(
  cookie: SessionCookie,
  keys: SessionKeys,
  store: SessionStore,
): RequestHandler {
  const options: Omit<SessionOptions, 'name'> = {
    secret: [...keys.secrets],
    store,
    resave: false,
    saveUninitialized: false,
    cookie: (request) => cookie.options(request.secure),
  };
  const overTls = session({ ...options, name: cookie.nameOf(true) });
  const onPlainHttp = session({ ...options, name: cookie.nameOf(false) });
  beginSessions(store);
  return (request, response, next) => (request.secure ? overTls : onPlainHttp)(request, response, next);
}

/** `generate` is put onto the store by express-session itself, and called for each new session. */
function beginSessions(store: SessionStore): void {
  const { generate } = store;
  if (generate === undefined) throw new Error('express-session has changed: it adds no `generate`.');
  store.generate = (request) => {
    generate(request);
    store.begin(request);
  };
}

/**
 * Gives a session in use its full lifetime again, at most once an hour. The row is updated by itself and not through
 * the store, so that requests that run beside each other do not undo what the others have saved.
 */
export function extendSession(
  sessions: SessionsRepository,
  cookie: SessionCookie,
  now: () => number,
): RequestHandler {
  // Express hands a rejection of what a handler returns to the chain; of what it does not return, nobody hears.
  return async (request, response, next) => {
    const nowMs = now();
    const { passport, extendedAtMs = 0 } = request.session;
    if (passport !== undefined && nowMs - extendedAtMs >= EXTEND_AFTER_MS) {
      const id = storedSessionId(request.sessionID);
      const expiresAtMs = await sessions.extend(id, nowMs, nowMs + SESSION_IDLE_MS);
      if (expiresAtMs !== null) cookie.renew(request, response, expiresAtMs - nowMs);
    }
    next();
  };
}
