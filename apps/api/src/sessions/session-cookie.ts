import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type {} from 'express-session';
import { cookieName } from './cookie-name';
import type { SessionKeys } from './session-keys';
import { storedSessionId } from './stored-session-id';

/** On plain http, and the stem of the names behind TLS. */
export const SESSION_COOKIE = 'livetz.sid';
/** Without a sign of life for so long, a session is over. */
export const SESSION_IDLE_MS = 30 * 24 * 3_600_000;

/** The cookie of a session. */
export class SessionCookie {
  private readonly path: string;

  constructor(
    basePath: string,
    private readonly keys: SessionKeys,
  ) {
    this.path = basePath || '/';
  }

  nameOf(isSecure: boolean): string {
    return cookieName(SESSION_COOKIE, this.path, isSecure);
  }

  /** No `Domain`: the cookie is this host's alone. */
  options(isSecure: boolean, maxAge = SESSION_IDLE_MS): CookieOptions {
    return { path: this.path, httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge };
  }

  /**
   * The same cookie with a new end. It is made of the id that express-session has verified: what stands in the header is a
   * client's, and is read by one parser only.
   */
  renew(request: Request, response: Response, maxAge: number): void {
    const { secure, sessionID } = request;
    response.cookie(this.nameOf(secure), this.keys.cookieValue(sessionID), this.options(secure, maxAge));
  }

  /**
   * Has the browser forget the session: its cookie, and over TLS what it has cached and stored (`Clear-Site-Data`, W3C). Not
   * "cookies": those of the whole registrable domain would go, and with them the log-ins of its other programs. Under a base
   * path "storage" stays as well, for it is that of the origin.
   */
  clear(request: Request, response: Response): void {
    // Browsers take the removal of a prefixed cookie only with the attributes its name promises.
    const { maxAge: _maxAge, ...options } = this.options(request.secure);
    response.clearCookie(this.nameOf(request.secure), options);
    if (!request.secure) return;
    response.setHeader('Clear-Site-Data', this.path === '/' ? '"cache", "storage"' : '"cache"');
  }

  /** The stored id of the session a Cookie header names, if its signature is ours. */
  storedIdIn(cookieHeader: string | undefined, isSecure: boolean): string | null {
    const sessionId = this.keys.sessionIdIn(parse(cookieHeader ?? '')[this.nameOf(isSecure)]);
    return sessionId === null ? null : storedSessionId(sessionId);
  }
}
