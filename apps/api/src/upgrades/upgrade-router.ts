import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { TokenScope } from '@live-tz/contracts';
import { requireScope } from '../access/token-scope';
import { CONFIG, type Config } from '../config/env';
import { endWithProblem } from '../errors/raw-response';
import { behindBasePath } from '../http/base-path';
import { clientNetwork } from '../http/client-network';
import type { ConnectionQuota } from './connection-quota';
import { DomainError } from '../errors/domain-error';
import { type LiveConnection, LiveSessions } from '../sessions/live-sessions';
import { isOriginAllowed } from './origin';
import { clientAddressOf, type TrustsAddress } from '../http/trusted-proxies';
import { failureOf } from '../errors/problem';
import { addressFailure, hostFailure } from '../http/request-form';
import { isSecureUpgrade } from './secure-request';
import { securityHeadersOf } from '../http/security-headers';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionUserLoader } from '../sessions/session-user-loader';
import { accessTokenHash, bearerIn } from '../tokens/bearer';
import { TokenAuthenticator } from '../tokens/token-authenticator';
import { ConnectionLimiter } from './connection-limiter';
import { PendingConnection } from './pending-connection';
import { TurnQueue } from './turn-queue';

/** An accepted upgrade request. */
export type UpgradeRequest = IncomingMessage & {
  /** Null for an anonymous client. */
  userId: string | null;
  /** The scopes of a token; null for a session and for an anonymous client. */
  scopes: readonly TokenScope[] | null;
  quota: ConnectionQuota;
  pending: PendingConnection;
};

/** The user of a connection, and the scopes if a token named them. */
export type Credentials = Pick<UpgradeRequest, 'userId' | 'scopes'>;

const PENDING = Symbol('pending connection');
/** A socket with the connection that it carries, because a closure for each of them would cost more. */
type PendingSocket = Duplex & { [PENDING]: PendingConnection };

const ANONYMOUS: Credentials = { userId: null, scopes: null };

/** A kind of live connection. */
export interface UpgradeRoute {
  /** Whether clients without a session or token are accepted; the route then decides by itself what they may see. */
  readonly isOpenToAnonymous?: boolean;
  /** The rest of a path that belongs to this route, decoded, or null; the base path has been removed. */
  matches(path: string): string | null;
  /** Refuses by throwing a DomainError, for example for an unknown zone. */
  admit?(rest: string): void;
  /** Takes over the socket. @returns the connection to close later; null if the route has refused it */
  accept(request: UpgradeRequest, socket: Duplex, head: Buffer, rest: string): LiveConnection | null;
}

/** Sixteen bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;

/**
 * The only listener of the server's `upgrade` event. Every live connection passes the same checks, in this order: form, path,
 * handshake, session or token (except where a route is open to anonymous clients), Origin, the route's own check, limits. Refusals are plain HTTP, before any WebSocket exists.
 */
@Injectable()
export class UpgradeRouter {
  private readonly logger = new Logger(UpgradeRouter.name);
  private readonly routes: UpgradeRoute[] = [];
  private readonly turns = new TurnQueue();
  private trusts: TrustsAddress = () => false;
  /** One function for all connections. */
  private readonly onClose: (this: PendingSocket) => void;
  private isClosed = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cookie: SessionCookie,
    private readonly users: SessionUserLoader,
    private readonly tokens: TokenAuthenticator,
    private readonly live: LiveSessions,
    private readonly limiter: ConnectionLimiter,
  ) {
    const leave = (pending: PendingConnection): void => this.leave(pending);
    this.onClose = function (this: PendingSocket): void {
      leave(this[PENDING]);
    };
  }

  register(route: UpgradeRoute): void {
    this.routes.push(route);
  }

  /** Starts answering the upgrade requests of a server. */
  attach(server: Server, trusts: TrustsAddress): void {
    this.trusts = trusts;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // Without a listener, a client that resets its connection would end the process.
      socket.on('error', destroySocket);
      this.open(request, socket, head).catch((error: unknown) => this.refuse(socket, error));
    });
  }

  /** Refuses all further connections because this node is stopping. */
  close(): void {
    this.isClosed = true;
  }

  private async open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const formFailure = hostFailure(request) ?? addressFailure(request.url);
    if (formFailure !== null) throw formFailure;
    const { route, rest } = this.routeOf(request);
    if (!isHandshake(request)) throw handshakeError();
    const isSecure = isSecureUpgrade(request, this.config.http, this.trusts);
    const token = bearerIn(request.headers.authorization);
    // A client that sends a token is identified by it alone, whatever cookies it sends.
    const sessionId =
      token === null ? this.cookie.storedIdIn(request.headers.cookie, isSecure) : accessTokenHash(token);
    if (sessionId === null && !route.isOpenToAnonymous) throw notSignedInError();
    if (sessionId !== null) this.refuseTooManyOf(sessionId);
    const pending = new PendingConnection(sessionId, socket);
    this.live.enter(pending);
    (socket as PendingSocket)[PENDING] = pending;
    socket.on('close', this.onClose);
    const { userId, scopes } =
      token === null ? await this.userOf(pending) : await this.userOfToken(token, this.networkOf(request));
    if (userId === null) {
      if (!route.isOpenToAnonymous) throw notSignedInError();
      this.makeAnonymous(pending);
    }
    await this.turns.next();
    if (pending.isEnded) throw notSignedInError();
    if (socket.destroyed) return;
    this.admit(request, route, rest);
    const quota =
      userId === null ? this.limiter.enterAnonymous(this.networkOf(request)) : this.limiter.enter(userId);
    pending.quota = quota;
    const accepted = Object.assign(request, { userId, scopes, quota, pending });
    pending.connection = route.accept(accepted, socket, head, rest);
  }

  /**
   * Identifies an accepted connection by a token instead of its session, for a protocol that carries it in a message.
   * @throws DomainError if the token is not valid, lacks a scope, or its user has too many connections
   */
  async useToken(pending: PendingConnection, token: unknown): Promise<Credentials> {
    const tokenHash = accessTokenHash(token);
    this.refuseTooManyOf(tokenHash);
    // Before anything is awaited: a revocation in between would miss the connection.
    this.live.leave(pending);
    pending.sessionId = tokenHash;
    this.live.enter(pending);
    const { quota } = pending;
    const credentials = await this.userOfToken(token, quota?.user.userId ?? '');
    if (quota !== null && credentials.userId !== null) this.limiter.move(quota, credentials.userId);
    return credentials;
  }

  /** If a session is renewed during the query, the query is repeated with its new id. */
  private async userOf(pending: PendingConnection): Promise<Credentials> {
    const { sessionId } = pending;
    if (sessionId === null) return ANONYMOUS;
    const userId = await this.users.userIdOf(sessionId);
    if (userId === null && pending.sessionId !== sessionId) return this.userOf(pending);
    return { userId, scopes: null };
  }

  private async userOfToken(token: unknown, network: string): Promise<Credentials> {
    const { userId, scopes } = await this.tokens.authenticate(token, network);
    requireScope(scopes, 'clock:read');
    return { userId, scopes };
  }

  /** A client whose session has ended is like one without: its connection does not end with that session again. */
  private makeAnonymous(pending: PendingConnection): void {
    this.live.leave(pending);
    pending.sessionId = null;
    this.live.enter(pending);
  }

  private networkOf(request: IncomingMessage): string {
    return clientNetwork(clientAddressOf(request, this.trusts));
  }

  /** Limits the pending upgrades of a session: each uses memory during the query to the database. */
  private refuseTooManyOf(sessionId: string): void {
    if (this.live.count(sessionId) < 2 * this.config.clock.socketsPerUser) return;
    throw new DomainError(
      'throttled',
      'You open too many live connections at once: wait for the earlier ones.',
      {
        retryAfterSeconds: 1,
      },
    );
  }

  private leave(pending: PendingConnection): void {
    this.live.leave(pending);
    if (pending.quota !== null) this.limiter.leave(pending.quota);
    pending.connection?.onClosed?.();
  }

  private routeOf(request: IncomingMessage): { route: UpgradeRoute; rest: string } {
    const path = behindBasePath(request.url ?? '', this.config.http.basePath)?.split('?', 1)[0] ?? '';
    for (const route of this.routes) {
      const rest = route.matches(path);
      if (rest !== null) return { route, rest };
    }
    throw new DomainError(
      'not-found',
      'There is no live connection at this address: use /socket.io/ or /ws/time/<zone>/.',
    );
  }

  private admit(request: IncomingMessage, route: UpgradeRoute, rest: string): void {
    if (!isOriginAllowed(request, this.config.http, this.trusts)) {
      throw new DomainError('forbidden', 'Pages of this origin may not connect: add it to ALLOWED_ORIGINS.');
    }
    route.admit?.(rest);
    if (this.isClosed) {
      throw new DomainError('unavailable', 'This node is stopping: connect again.', { retryAfterSeconds: 1 });
    }
  }

  private refuse(socket: Duplex, error: unknown): void {
    const failure = failureOf(error, randomUUID());
    if (failure.isFault)
      this.logger.error({ err: error, requestId: failure.problem.requestId }, 'upgrade failed');
    endWithProblem(socket, failure, securityHeadersOf(this.config.http));
  }
}

/** One function for all connections, because each of them holds on to it. */
function destroySocket(this: Duplex): void {
  this.destroy();
}

/** RFC 6455, section 4.2.1. Checked here because the libraries that take over would answer a bad handshake without a problem. */
function isHandshake({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    KEY.test(headers['sec-websocket-key'] ?? '')
  );
}

function handshakeError(): DomainError {
  return new DomainError(
    'invalid',
    'This is not a WebSocket handshake: send GET with Upgrade: websocket, Sec-WebSocket-Version: 13 and a Sec-WebSocket-Key.',
  );
}

function notSignedInError(): DomainError {
  return new DomainError(
    'unauthenticated',
    'Sign in first: a live connection needs the cookie of a session, or a token as Authorization: Bearer.',
  );
}
