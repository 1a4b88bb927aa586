import type { Request } from 'express';
import { clientNetwork } from '../http/client-network';
import { USERS_OF_NETWORK } from './client-budgets';
import type { SessionCookie } from '../sessions/session-cookie';

/** Sessions whose owner is remembered: some 5 MB. */
const MAX_SESSIONS = 20_000;

/** Whom a request is counted for. */
export interface RequestClient {
  readonly kind: 'address' | 'user';
  /** `address 203.0.113.7`, `user <id>`, or `session <stored id>` until its owner is known. */
  readonly key: string;
  /** Of a user, what the users of the same network share: `users of 203.0.113.7`. */
  readonly sharedKey?: string;
}

/**
 * Tells whom requests are counted for, without asking the database: the owner of the session whose cookie we signed, else
 * the network of the address. Whose a session is, is learned from its requests.
 */
export class RequestClients {
  /** Null: the session is over, and its cookie says nothing any more. */
  private readonly owners = new Map<string, string | null>();

  constructor(private readonly cookie: SessionCookie) {}

  of(request: Request): RequestClient {
    const sessionId = this.cookie.storedIdIn(request.headers.cookie, request.secure);
    const owner = sessionId === null ? null : this.owners.get(sessionId);
    const network = clientNetwork(request.ip);
    if (sessionId === null || owner === null) return { kind: 'address', key: `address ${network}` };
    const key = owner === undefined ? `session ${sessionId}` : `user ${owner}`;
    return { kind: 'user', key, sharedKey: `${USERS_OF_NETWORK}${network}` };
  }

  /** Remembers whose session a request came with, once that is known. */
  learn(request: Request): void {
    const sessionId = this.cookie.storedIdIn(request.headers.cookie, request.secure);
    if (sessionId === null) return;
    this.owners.delete(sessionId);
    this.owners.set(sessionId, request.user?.id ?? null);
    if (this.owners.size > MAX_SESSIONS) this.forgetOldest();
  }

  private forgetOldest(): void {
    const [oldest] = this.owners.keys();
    if (oldest !== undefined) this.owners.delete(oldest);
  }
}
