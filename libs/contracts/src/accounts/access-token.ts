/**
 * What a program may do with a token: `boards:write` includes `boards:read`, `clock:read` opens live connections, and `account:read`
 * reads the name and the preferences of the user.
 */
export const TOKEN_SCOPES = ['boards:read', 'boards:write', 'clock:read', 'account:read'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The beginning of every token, by which scanners of source code recognize one: `ltz_` and 64 hexadecimal digits. */
export const TOKEN_PREFIX = 'ltz_';
/** Tokens of one user, expired ones included. */
export const MAX_TOKENS = 50;
export const MAX_TOKEN_NAME_LENGTH = 60;
export const MAX_TOKEN_DAYS = 366;
/** The lifetime of a token that was created without an expiry. */
export const DEFAULT_TOKEN_DAYS = 90;

/** `POST /users/me/tokens`. */
export interface NewAccessToken {
  /** What the token is for, in the user's own words. */
  name: string;
  scopes: TokenScope[];
  /** UTC milliseconds, at most {@link MAX_TOKEN_DAYS} ahead; by default {@link DEFAULT_TOKEN_DAYS} ahead. */
  expiresAtMs?: number;
}

/** One row of `GET /users/me/tokens`: a token without its secret. */
export interface AccessToken {
  /** Identifies the token in order to revoke it; it does not grant access. */
  id: string;
  name: string;
  scopes: TokenScope[];
  /** The first characters of the token, by which its user recognizes it. */
  start: string;
  /** UTC milliseconds. */
  createdAtMs: number;
  /** UTC milliseconds, to the minute; null: never. */
  lastUsedAtMs: number | null;
  /** UTC milliseconds. An expired token is listed for another 30 days. */
  expiresAtMs: number;
}

/** The answer to `POST /users/me/tokens`, the only one with the token itself. */
export interface CreatedAccessToken extends AccessToken {
  token: string;
}
