import { createHash } from 'node:crypto';

/**
 * What is kept of a session id: its SHA-256 in base64. Who reads the database, a backup of it or a message between nodes
 * cannot make a cookie of that. An id has 192 random bits, so it needs neither salt nor a slow hash.
 */
export function storedSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64');
}
