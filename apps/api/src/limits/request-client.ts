import type { Request } from 'express';
import { clientNetwork } from '../http/client-network';
import { USERS_OF_NETWORK } from './client-budgets';
import type { SessionCookie } from '../sessions/session-cookie';
import { accessTokenHash, bearerIn, isAccessToken } from '../tokens/bearer';

/** Sessions and tokens whose user is remembered: about 5 MB. */
const MAX_SESSIONS = 20_000;

/** The client for which a request is counted. */
export interface RequestClient {
  readonly kind: 'address' | 'user';
  /** `address 203.0.113.7`, `user <id>`, or `session <stored id>` until its user is known. */
  readonly key: string;
  /** The key that the users of the same network share: `users of 203.0.113.7`. */
  readonly sharedKey?: string;
}

/**
 * Identifies the client of a request without a query to the database: the user of the session whose cookie is validly signed,
 * the user of a token, or the network of the address. The user of a session or token is known from its earlier requests.
 */
export class RequestClients {
  /** Null: the session has ended. */
  private readonly userIds = new Map<string, string | null>();

  constructor(private readonly cookie: SessionCookie) {}

  of(request: Request): RequestClient {
    const sessionId = this.storedIdIn(request);
    const userId = sessionId === null ? null : this.userIds.get(sessionId);
    const network = clientNetwork(request.ip);
    if (sessionId === null || userId === null) return { kind: 'address', key: `address ${network}` };
    const key = userId === undefined ? `session ${sessionId}` : `user ${userId}`;
    return { kind: 'user', key, sharedKey: `${USERS_OF_NETWORK}${network}` };
  }

  /** Remembers the user of a request's session or token, once it is known. */
  rememberUser(request: Request): void {
    const token = tokenHashIn(request);
    const sessionId = token ?? this.storedIdIn(request);
    if (sessionId === null) return;
    this.userIds.delete(sessionId);
    this.userIds.set(sessionId, request.user?.id ?? null);
    if (this.userIds.size > MAX_SESSIONS) this.forgetOldest();
  }

  /** Forgets the user of a request whose token was refused. */
  forgetToken(request: Request): void {
    const token = tokenHashIn(request);
    if (token !== null) this.userIds.delete(token);
  }

  /**
   * Null for an anonymous client, and for a token whose user is not known yet: unlike a cookie it is not signed, so that a client could
   * otherwise invent one for each request.
   */
  private storedIdIn(request: Request): string | null {
    if (bearerIn(request.headers.authorization) === null) {
      return this.cookie.storedIdIn(request.headers.cookie, request.secure);
    }
    const token = tokenHashIn(request);
    return token !== null && this.userIds.has(token) ? token : null;
  }

  private forgetOldest(): void {
    const [oldest] = this.userIds.keys();
    if (oldest !== undefined) this.userIds.delete(oldest);
  }
}

function tokenHashIn({ headers }: Request): string | null {
  const bearer = bearerIn(headers.authorization);
  return isAccessToken(bearer) ? accessTokenHash(bearer) : null;
}
