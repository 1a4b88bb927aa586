import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import '../access/request-token';
import { NodeBus } from '../cluster/node-bus';
import { CONFIG, type Config } from '../config/env';
import { endWithProblem } from '../errors/raw-response';
import { ClientBudgets } from './client-budgets';
import { ConcurrencyLimiter } from './concurrency-limiter';
import { ConnectionLimits } from './connection-limits';
import { DomainError } from '../errors/domain-error';
import { Metrics } from '../monitoring/metrics';
import type { TrustsAddress } from '../http/trusted-proxies';
import { failureOf } from '../errors/problem';
import { type RequestWork, runFor } from '../http/request-work';
import { RefusalDelay } from './refusal-delay';
import { type RequestClient, RequestClients } from './request-client';
import { registerRequestLimitMetrics } from './request-limit-metrics';
import { RequestPacer } from './request-pacing';
import { type SecurityHeaders, securityHeadersOf } from '../http/security-headers';
import { SessionCookie } from '../sessions/session-cookie';

/** The cost of every request beyond what is measured: reading it from the socket, and writing the response. */
const BASE_MS = 0.1;
/** The cost of a session beyond what is measured: two statements, and the handling of their rows. */
const SESSION_MS = 1;
const MS_PER_KILOBYTE = 0.01;
/** Measured on JSON and scripts of 2 kB to 1.5 MB: gzip at level 6, which costs about twice as much as brotli at 3. */
const COMPRESSION_MS_PER_KILOBYTE = 0.03;
/** Concurrent requests to the API: of one user, of all anonymous clients at one address, and of all users there. */
const MAX_AT_WORK = { user: 8, address: 32, users: 64 } as const;
const SWEEP_INTERVAL_MS = 10_000;
const MS_PER_PERCENT = 10;

type Refusal = 'budget' | 'network' | 'concurrency';

/**
 * Limits what the requests of one client may use: CPU time, the database, connections. A client is a signed-in user, or the
 * network of an address; the users of a network also have limits together. A request over the limit is refused before any
 * other code handles it.
 */
@Injectable()
export class RequestLimits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly clients: RequestClients;
  private readonly budgets: ClientBudgets;
  private readonly pacer = new RequestPacer(
    (request, costMs) => this.chargeFor(request, costMs + BASE_MS),
    (socket, refusal) => this.endWith(socket, refusal),
  );
  private readonly connections: ConnectionLimits;
  private readonly headers: SecurityHeaders;
  private readonly concurrency = new ConcurrencyLimiter();
  private readonly refusals = new RefusalDelay();
  private readonly clientOf = new WeakMap<IncomingMessage, RequestClient>();
  private readonly refused = { budget: 0, network: 0, concurrency: 0 };
  /** API requests, by the kind of credential; `refused`: a token that is not valid. */
  private readonly credentials = { session: 0, token: 0, none: 0, refused: 0 };
  private trusts: TrustsAddress = () => false;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIG) { http }: Config, cookie: SessionCookie, nodes: NodeBus, metrics: Metrics) {
    this.headers = securityHeadersOf(http);
    this.clients = new RequestClients(cookie);
    this.budgets = new ClientBudgets(http.clientCpuPercent * MS_PER_PERCENT, nodes);
    this.connections = new ConnectionLimits({
      perNetwork: http.connectionsPerAddress,
      isBlocked: (network) => this.budgets.isExhausted(`address ${network}`),
      answer: (socket, refusal) => this.endWith(socket, refusal),
      trusts: (address) => this.trusts(address),
    });
    registerRequestLimitMetrics(metrics, this.budgets.spentMs, this.credentials, () => ({
      ...this.refused,
      pipelining: this.pacer.refusedCount,
      connections: this.connections.refusedCount,
    }));
  }

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => this.budgets.sweep(), SWEEP_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    this.budgets.stop();
  }

  /** Runs before all listeners that a server has by now; must be called before it listens. */
  attach(server: Server, trusts: TrustsAddress): void {
    this.trusts = trusts;
    this.pacer.attach(server);
    this.connections.attach(server);
  }

  /** Runs before all other middleware: refuses a client whose budget is spent. */
  budgetMiddleware(): RequestHandler {
    return (request, response, next) => {
      const client = this.clients.of(request);
      this.clientOf.set(request, client);
      this.chargeForBytes(request, response);
      this.nextUnlessSpent(request, response, client, next);
    };
  }

  /** Runs before any query to the database: limits the concurrent requests of a client and queues the others. */
  concurrencyMiddleware(): RequestHandler {
    return (request, response, next) => {
      const client = this.clientOf.get(request) ?? this.clients.of(request);
      const { kind, key, sharedKey } = client;
      let isDelayed = false;
      // The requests before it may have spent the budget.
      const resume = (): void => this.nextUnlessSpent(request, response, client, next);
      const begin = (): void => (isDelayed ? this.pacer.resume(request, resume) : next());
      const beginAmongAll = (): void => {
        if (sharedKey === undefined) begin();
        else this.enter(sharedKey, MAX_AT_WORK.users, response, begin);
      };
      this.enter(key, MAX_AT_WORK[kind], response, beginAmongAll);
      isDelayed = true;
    };
  }

  /** Runs after the session has been loaded: from then on its requests are counted for its user. */
  userMiddleware(): RequestHandler {
    return (request, _response, next) => {
      const client = this.clientOf.get(request);
      this.countCredential(request);
      if (client?.kind === 'user' || request.accessToken !== undefined) {
        if (client?.key !== `user ${request.user?.id}`) this.clients.rememberUser(request);
        this.budgets.charge(this.clients.of(request), SESSION_MS);
      }
      next();
    };
  }

  /** Runs last, because what runs before may lose its context: charges the client for the parts of long computations. */
  workMiddleware(): RequestHandler {
    return (request, response, next) => {
      const { key, sharedKey } = this.clientOf.get(request) ?? this.clients.of(request);
      const work: RequestWork = {
        // Accounts cost nothing, so the users of a network have their turns together.
        client: sharedKey ?? key,
        charge: (workMs) => this.chargeFor(request, workMs),
        isAbandoned: () => response.destroyed,
      };
      runFor(work, next);
    };
  }

  /** For a request that reads its session without {@link userMiddleware}. */
  chargeForSession(request: Request): void {
    this.chargeFor(request, SESSION_MS);
  }

  /** Charges the address for a request whose token was refused. */
  refuseToken(request: Request): void {
    this.credentials.refused += 1;
    this.clients.forgetToken(request);
    this.budgets.charge(this.clients.of(request), SESSION_MS);
  }

  /** Compression runs on other threads, so the pacer does not measure it. */
  chargeForCompression(request: Request, bodyBytes: number): void {
    this.chargeFor(request, (bodyBytes / 1024) * COMPRESSION_MS_PER_KILOBYTE);
  }

  private countCredential({ accessToken, user }: Request): void {
    if (accessToken !== undefined) this.credentials.token += 1;
    else this.credentials[user === undefined ? 'none' : 'session'] += 1;
  }

  private enter(key: string, maxActive: number, response: Response, begin: () => void): void {
    const leave = this.concurrency.enter(key, maxActive, begin);
    if (leave === null) this.refuse(response, 'concurrency', 1);
    else response.once('close', leave);
  }

  private chargeFor(request: IncomingMessage, costMs: number): void {
    const client = this.clientOf.get(request);
    if (client !== undefined) this.budgets.charge(client, costMs);
  }

  private chargeForBytes(request: Request, response: Response): void {
    const { socket } = request;
    const writtenBefore = socket.bytesWritten;
    response.once('close', () => {
      this.chargeFor(request, ((socket.bytesWritten - writtenBefore) / 1024) * MS_PER_KILOBYTE);
    });
  }

  private nextUnlessSpent(
    request: Request,
    response: Response,
    client: RequestClient,
    next: () => void,
  ): void {
    const spentKey = this.budgets.spentKeyOf(client);
    if (spentKey === null) next();
    else this.refuseSpender(request, response, client, spentKey);
  }

  private refuseSpender(
    request: Request,
    response: Response,
    { kind, key }: RequestClient,
    spentKey: string,
  ): void {
    // The cost of refusing one user must not reduce the budget of the other users of the network.
    this.clientOf.set(request, { kind, key });
    const why = spentKey === key ? 'budget' : 'network';
    const isProxied = this.trusts(request.socket.remoteAddress);
    if (this.budgets.isExhausted(spentKey) && !isProxied) {
      this.refused[why] += 1;
      request.socket.destroy();
      return;
    }
    this.refusals.delay(spentKey, response, () => {
      this.refuse(response, why, this.budgets.secondsUntilReady(spentKey));
    });
  }

  /** As cheap as possible, because a flood of requests costs this much. */
  private refuse(response: Response, why: Refusal, retryAfterSeconds: number): void {
    this.refused[why] += 1;
    const requestId = randomUUID();
    const { problem } = failureOf(new DomainError('throttled', DETAILS[why]), requestId);
    response.writeHead(problem.status, {
      ...this.headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Retry-After': String(retryAfterSeconds),
      'X-Request-Id': requestId,
    });
    response.end(JSON.stringify(problem));
  }

  private endWith(socket: Duplex, refusal: DomainError): void {
    endWithProblem(socket, failureOf(refusal, randomUUID()), this.headers);
  }
}

const DETAILS: Readonly<Record<Refusal, string>> = {
  budget: 'Your requests have taken more of this server than their share: send fewer requests.',
  network:
    'The users at your address have together taken more of this server than their share: send fewer requests.',
  concurrency: 'Too many of your requests are waiting for an answer: send fewer at a time.',
};
