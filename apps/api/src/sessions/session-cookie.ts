import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type {} from 'express-session';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { cookieName } from './cookie-name';
import type { SessionKeys } from './session-keys';
import { storedSessionId } from './stored-session-id';

/** The name on plain HTTP; over TLS it gets a prefix. */
export const SESSION_COOKIE = 'livetz.sid';
/** A session ends after this much inactivity. */
export const SESSION_IDLE_MS = 30 * MS_PER_DAY;

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

  /** Without `Domain`, so that the cookie is sent to this host only. */
  options(isSecure: boolean, maxAge = SESSION_IDLE_MS): CookieOptions {
    return { path: this.path, httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge };
  }

  /**
   * Sets the same cookie with a new expiry. It is built from the id that express-session has verified, so that the header, which
   * comes from the client, is read by one parser only.
   */
  renew(request: Request, response: Response, maxAge: number): void {
    const { secure, sessionID } = request;
    response.cookie(this.nameOf(secure), this.keys.cookieValue(sessionID), this.options(secure, maxAge));
  }

  /**
   * Makes the browser delete the session: its cookie, and over TLS what it has cached and stored (`Clear-Site-Data`, W3C). The
   * header does not say "cookies": that would delete the cookies of the whole registrable domain, and sign its users out of
   * other programs. With a base path it does not say "storage" either, which belongs to the whole origin.
   */
  clear(request: Request, response: Response): void {
    // Browsers accept the removal of a prefixed cookie only with the attributes that its prefix requires.
    const { maxAge: _maxAge, ...options } = this.options(request.secure);
    response.clearCookie(this.nameOf(request.secure), options);
    if (!request.secure) return;
    response.setHeader('Clear-Site-Data', this.path === '/' ? '"cache", "storage"' : '"cache"');
  }

  /** The stored id of the session in a Cookie header, if the signature is valid. */
  storedIdIn(cookieHeader: string | undefined, isSecure: boolean): string | null {
    const sessionId = this.keys.sessionIdIn(parse(cookieHeader ?? '')[this.nameOf(isSecure)]);
    return sessionId === null ? null : storedSessionId(sessionId);
  }
}
