import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/env';
import { SESSION_COOKIE, SESSION_LIFETIME_MS } from './session-cookie';
import type { SessionsRepository } from './sessions.repository';

declare module 'express-session' {
  interface SessionData {
    passport?: { user: string };
    /** When the session was last given its full lifetime. */
    extendedAtMs?: number;
    /** When its person last gave their password. */
    reauthenticatedAtMs?: number;
  }
}

const EXTEND_AFTER_MS = 3_600_000;

/**
 * Sessions kept in the database. Reading one is one SELECT: the store's own `touch` would be an UPDATE on every
 * request, so it is off, and {@link extendSession} writes at most once an hour.
 */
export function sessionMiddleware(config: Config, dataSource: DataSource, secret: string): RequestHandler {
  return session({
    name: SESSION_COOKIE,
    secret,
    store: storeIn(dataSource),
    resave: false,
    saveUninitialized: false,
    cookie: (request) => ({
      path: config.http.basePath || '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      maxAge: SESSION_LIFETIME_MS,
    }),
  });
}

function storeIn(dataSource: DataSource): session.Store {
  const PostgresStore = connectPgSimple(session);
  class Store extends PostgresStore {
    /** express-session takes ENOENT for "no such session"; here it is a Unix socket that nobody listens on. */
    override get(
      sessionId: string,
      answer: (error: unknown, found?: session.SessionData | null) => void,
    ): void {
      super.get(sessionId, (error: unknown, found) =>
        answer(error instanceof Error ? new AggregateError([error], error.message) : error, found),
      );
    }
  }
  return new Store({ pool: throughTypeOrm(dataSource), tableName: 'sessions', disableTouch: true });
}

/**
 * What the store uses of a pool. The pool itself would drop a connection whose statement fails and open another before
 * the first is gone, which the embedded database refuses: the next request would pay for it.
 */
function throughTypeOrm(dataSource: DataSource): Pool {
  const query = async (text: string, values: unknown[]): Promise<{ rows: unknown[] }> => ({
    rows: await dataSource.query<unknown[]>(text, values),
  });
  return { query } as unknown as Pool;
}

/**
 * Gives a session in use its full lifetime again, at most once an hour. The row is updated by itself and not through
 * the store, whose upsert could bring a session back that a log-out has just removed.
 */
export function extendSession(sessions: SessionsRepository, now: () => number): RequestHandler {
  return (request, response, next) => {
    const nowMs = now();
    const { session: current } = request;
    if (current.passport === undefined || nowMs - (current.extendedAtMs ?? 0) < EXTEND_AFTER_MS) {
      next();
      return;
    }
    sessions.extend(request.sessionID, nowMs, nowMs + SESSION_LIFETIME_MS).then(() => {
      renewCookie(request, response);
      next();
    }, next);
  };
}

function renewCookie(request: Request, response: Response): void {
  const value = /(?:^|;\s*)livetz\.sid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return;
  const { path, httpOnly, sameSite, secure } = request.session.cookie;
  response.cookie(SESSION_COOKIE, decodeURIComponent(value), {
    path: path ?? '/',
    httpOnly: httpOnly ?? true,
    sameSite: sameSite ?? 'lax',
    secure: secure === true,
    maxAge: SESSION_LIFETIME_MS,
  });
}
