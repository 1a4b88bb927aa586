import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_PREFIX } from '@live-tz/contracts';
import { tokenInvalid } from './token.errors';

const SECRET_BYTES = 32;
const TOKEN = /^ltz_[0-9a-f]{64}$/;
/** The scheme is not case-sensitive (RFC 9110, section 11.1). */
const BEARER = /^Bearer(?: +(.*))?$/i;
/** Shown in lists: the prefix and six of the 64 digits. */
const START_LENGTH = TOKEN_PREFIX.length + 6;

/** A new token with what is stored of it. */
export interface NewToken {
  token: string;
  tokenHash: string;
  start: string;
}

/** The digits are hexadecimal, so that a double click selects the whole token and scanners find its end. */
export function makeAccessToken(): NewToken {
  const token = TOKEN_PREFIX + randomBytes(SECRET_BYTES).toString('hex');
  return { token, tokenHash: accessTokenHash(token), start: token.slice(0, START_LENGTH) };
}

/** What a client has sent with the scheme `Bearer`; null for no credentials, and for another scheme, such as that of a proxy. */
export function bearerIn(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const match = BEARER.exec(authorization.trim());
  return match === null ? null : (match[1] ?? '');
}

/**
 * The stored form of a token, its SHA-256 in hexadecimal digits, which is never that of a session. A token has 256 random bits, so it
 * needs neither a salt nor a slow hash.
 * @throws DomainError `unauthenticated` if it does not have the form of a token
 */
export function accessTokenHash(token: unknown): string {
  if (!isAccessToken(token)) throw tokenInvalid('This is not a token: send ltz_ with its 64 digits.');
  return createHash('sha256').update(token).digest('hex');
}

export function isAccessToken(token: unknown): token is string {
  return typeof token === 'string' && TOKEN.test(token);
}
