import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../config/env';

/** A random token with its hash: only the hash is stored, so that access to the table does not reveal the token. */
export interface OneTimeToken {
  token: string;
  tokenHash: string;
}

export function makeToken(): OneTimeToken {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: tokenHashOf(token) };
}

export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The link of a token: absolute if `PUBLIC_URL` is set, otherwise a path. The token is in the fragment, which is not sent to any
 * server and so is not logged.
 */
export function linkOf({ http }: Config, page: 'reset' | 'register', token: string): string {
  return `${http.publicUrl?.origin ?? ''}${http.basePath}/${page}#${token}`;
}
