import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { endWithProblem } from '../errors/raw-response';
import { behindBasePath } from '../http/base-path';
import type { ConnectionQuota } from './connection-quota';
import { DomainError } from '../errors/domain-error';
import {
  type ClosingReason,
  type LiveConnection,
  LiveSessions,
  type SessionConnection,
} from '../sessions/live-sessions';
import { isOriginAllowed } from './origin';
import type { TrustsAddress } from '../http/trusted-proxies';
import { failureOf } from '../errors/problem';
import { addressFailure, hostFailure } from '../http/request-form';
import { isSecureUpgrade } from './secure-request';
import { securityHeadersOf } from '../http/security-headers';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionUserLoader } from '../sessions/session-user-loader';
import { ConnectionLimiter } from './connection-limiter';
import { TurnQueue } from './turn-queue';

/** A request that came through the door: whose it is stands on it, and what the connection may send. */
export type UpgradeRequest = IncomingMessage & { userId: string; quota: ConnectionQuota };

/** One of the live faces behind the door. */
export interface UpgradeRoute {
  /** The rest of a path that is this route's, decoded, or null; the base path is off already. */
  matches(path: string): string | null;
  /** Refuses by throwing a DomainError, for example an unknown zone. */
  admit?(rest: string): void;
  /** Takes the socket over, and tells at once how it is sent away later; null when it has refused it. */
  accept(request: UpgradeRequest, socket: Duplex, head: Buffer, rest: string): LiveConnection | null;
}

/** Sixteen bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;
/** A socket that was told to close gets this long to do so before it is cut. */
const CLOSING_GRACE_MS = 2_000;

/** One who came to the door, from the knock to the end of the connection. */
class Visit implements SessionConnection {
  /** The session was ended before the connection was let in. */
  isEnded = false;
  /** Set once it counts among the connections of a user. */
  quota: ConnectionQuota | null = null;
  connection: LiveConnection | null = null;

  constructor(
    public sessionId: string,
    private readonly socket: Duplex,
  ) {}

  close(reason: ClosingReason): void {
    if (this.connection !== null) return this.connection.close(reason);
    this.isEnded = true;
    setTimeout(() => this.socket.destroy(), CLOSING_GRACE_MS).unref();
  }
}

/**
 * The only listener of the server's `upgrade` event. Every live connection passes the same checks, in this order: form, path,
 * handshake, session, Origin, what the route itself asks for, limits. Refusals are plain HTTP, before any WebSocket exists.
 */
@Injectable()
export class UpgradeRouter {
  private readonly logger = new Logger(UpgradeRouter.name);
  private readonly routes: UpgradeRoute[] = [];
  private readonly turns = new TurnQueue();
  private trusts: TrustsAddress = () => false;
  private isClosed = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cookie: SessionCookie,
    private readonly owners: SessionUserLoader,
    private readonly live: LiveSessions,
    private readonly count: ConnectionLimiter,
  ) {}

  register(route: UpgradeRoute): void {
    this.routes.push(route);
  }

  /** Starts to answer the upgrades of a server. */
  attach(server: Server, trusts: TrustsAddress): void {
    this.trusts = trusts;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // Without a listener a client that resets its connection would end the process.
      socket.on('error', cut);
      this.open(request, socket, head).catch((error: unknown) => this.refuse(socket, error));
    });
  }

  /** Lets nobody in any more: this node stops. */
  close(): void {
    this.isClosed = true;
  }

  private async open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const formFailure = hostFailure(request) ?? addressFailure(request.url);
    if (formFailure !== null) throw formFailure;
    const { route, rest } = this.routeOf(request);
    if (!isHandshake(request)) throw handshakeError();
    const isSecure = isSecureUpgrade(request, this.config.http, this.trusts);
    const sessionId = this.cookie.storedIdIn(request.headers.cookie, isSecure);
    if (sessionId === null) throw strangerError();
    this.refuseCrowdOf(sessionId);
    const visit = new Visit(sessionId, socket);
    this.live.enter(visit);
    socket.on('close', () => this.leave(visit));
    const userId = await this.ownerOf(visit);
    if (userId === null) throw strangerError();
    await this.turns.next();
    if (visit.isEnded) throw strangerError();
    if (socket.destroyed) return;
    this.admit(request, route, rest);
    const quota = this.count.enter(userId);
    visit.quota = quota;
    visit.connection = route.accept(Object.assign(request, { userId, quota }), socket, head, rest);
  }

  /** A session that is renewed while the database is asked is asked for once more, under its new id. */
  private async ownerOf(visit: Visit): Promise<string | null> {
    const { sessionId } = visit;
    const userId = await this.owners.userIdOf(sessionId);
    return userId === null && visit.sessionId !== sessionId ? this.ownerOf(visit) : userId;
  }

  /** A session may have no more upgrades under way than connections: each holds memory while the database is asked. */
  private refuseCrowdOf(sessionId: string): void {
    if (this.live.count(sessionId) < 2 * this.config.clock.socketsPerUser) return;
    throw new DomainError('throttled', 'You open too many live connections at once: wait for those before.', {
      retryAfterSeconds: 1,
    });
  }

  private leave(visit: Visit): void {
    this.live.leave(visit);
    if (visit.quota !== null) this.count.leave(visit.quota);
  }

  private routeOf(request: IncomingMessage): { route: UpgradeRoute; rest: string } {
    const path = behindBasePath(request.url ?? '', this.config.http.basePath)?.split('?', 1)[0] ?? '';
    for (const route of this.routes) {
      const rest = route.matches(path);
      if (rest !== null) return { route, rest };
    }
    throw new DomainError(
      'not-found',
      'No live connection lives at this address: use /socket.io/ or /ws/time/<zone>/.',
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

/** One function for all connections: it is kept as long as they are. */
function cut(this: Duplex): void {
  this.destroy();
}

/** RFC 6455, section 4.2.1. What the libraries behind the door would say to another one is no problem of ours. */
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
    'This is no WebSocket handshake: GET with Upgrade: websocket, Sec-WebSocket-Version: 13 and a Sec-WebSocket-Key.',
  );
}

function strangerError(): DomainError {
  return new DomainError(
    'unauthenticated',
    'Sign in first: a live connection needs the cookie of a session.',
  );
}
