import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'cookie';
import { CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';
import type { Request, RequestHandler, Response } from 'express';
import { cookieName } from './cookie-name';
import { DomainError } from '../errors/domain-error';
import { sendFailure } from '../errors/problem.filter';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tokens against cross-site requests: a nonce and its HMAC with the session id, in a cookie that only a page of ours can
 * read and echo in a header. A stranger's token is bound to the empty id, so that nobody costs a row before signing in.
 * (OWASP, "Signed Double-Submit Cookie".)
 */
export class Csrf {
  private readonly signingKey: Buffer;

  /** @param keys the first signs, all verify */
  constructor(
    private readonly keys: readonly Buffer[],
    private readonly cookiePath: string,
  ) {
    const [first] = keys;
    if (first === undefined) throw new Error('There is no key to sign CSRF tokens with.');
    this.signingKey = first;
  }

  /** Sets a token for the session the request has now; a new session id needs a new one. */
  issue(request: Request, response: Response): void {
    const nonce = randomBytes(16).toString('base64url');
    response.cookie(
      this.nameFor(request),
      `${nonce}.${sign(this.signingKey, boundSessionId(request), nonce)}`,
      {
        path: this.cookiePath,
        sameSite: 'lax',
        secure: request.secure,
      },
    );
  }

  /** Refuses every request that could change something and does not echo the token of its session. */
  middleware(): RequestHandler {
    return (request, response, next) => {
      if (SAFE_METHODS.has(request.method) || this.holds(request)) next();
      else sendFailure(refusalFor(this.nameFor(request)), request, response);
    };
  }

  private nameFor({ secure }: Request): string {
    return cookieName(CSRF_COOKIE, this.cookiePath, secure);
  }

  private holds(request: Request): boolean {
    const sent = request.get(CSRF_HEADER);
    if (sent === undefined || sent !== parse(request.headers.cookie ?? '')[this.nameFor(request)])
      return false;
    const [nonce = '', signature = ''] = sent.split('.');
    return this.keys.some((key) => same(signature, sign(key, boundSessionId(request), nonce)));
  }
}

function refusalFor(cookie: string): DomainError {
  return new DomainError(
    'forbidden',
    `Ask for /auth/session first and send the value of the cookie ${cookie} in the header ${CSRF_HEADER}.`,
    { code: 'csrf-stale' },
  );
}

function sign(key: Buffer, sessionId: string, nonce: string): string {
  return createHmac('sha256', key).update(`${sessionId}\n${nonce}`).digest('base64url');
}

/** A stranger has an id as well, but another one with each request; after a log-out there is no session at all. */
function boundSessionId(request: Request): string {
  return (request.session as Request['session'] | undefined)?.passport === undefined ? '' : request.sessionID;
}

/** Compares bytes: a header may hold letters that are more than one, and then as many characters are not as many bytes. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
