import { createHash } from 'node:crypto';

/**
 * The stored form of a session id: its SHA-256 in base64. It cannot be turned into a cookie by anyone who reads the database, a
 * backup of it or a message between nodes. An id has 192 random bits, so it needs neither a salt nor a slow hash.
 */
export function storedSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64');
}

const TOKEN_HASH = /^[0-9a-f]{64}$/;

/** Whether the id of a live connection is the hash of a token, in hexadecimal digits, and not that of a session. */
export function isTokenHash(storedId: string): boolean {
  return TOKEN_HASH.test(storedId);
}
