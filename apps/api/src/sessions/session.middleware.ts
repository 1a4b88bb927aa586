import type { RequestHandler } from 'express';
import session, { type SessionOptions } from 'express-session';
import { MS_PER_HOUR } from '@live-tz/wall-clock';
import type { SessionCookie } from './session-cookie';
import type { SessionKeys } from './session-keys';
import { SESSION_IDLE_MS } from './session-cookie';
import type { SessionStore } from './session-store';
import type { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

declare module 'express-session' {
  interface SessionData {
    passport?: { user: string };
    /** When the session last got its full lifetime, UTC milliseconds: the time it was last seen, to the hour. */
    extendedAtMs?: number;
    /** The device of the session, as users read it, such as `Firefox on Linux`. */
    device?: string;
    /** When the user last gave the password. */
    reauthenticatedAtMs?: number;
  }
}

const EXTEND_AFTER_MS = MS_PER_HOUR;

/** Loads the session of every request, from the cookie whose name matches the scheme of the request. */
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

/** express-session sets `generate` on the store and calls it for each new session. */
function beginSessions(store: SessionStore): void {
  const { generate } = store;
  if (generate === undefined) throw new Error('express-session has changed: it adds no `generate`.');
  store.generate = (request) => {
    generate(request);
    store.begin(request);
  };
}

/**
 * Gives a session in use its full lifetime again, at most once an hour. The row is updated directly and not through
 * the store, so that concurrent requests do not overwrite what another one has saved.
 */
export function extendSession(
  sessions: SessionsRepository,
  cookie: SessionCookie,
  now: () => number,
): RequestHandler {
  // Express handles the rejection of a promise that a handler returns; any other rejection would be unhandled.
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
