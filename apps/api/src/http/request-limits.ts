import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { NodeBus } from '../cluster/node-bus';
import { CONFIG, type Config } from '../config/env';
import { endWithProblem } from './bare-answer';
import { ConcurrencyLimiter } from './concurrency-limiter';
import { ConnectionLimits } from './connection-limits';
import { CpuBudget } from './cpu-budget';
import { DomainError } from './domain-error';
import { Metrics } from './metrics';
import type { TrustsAddress } from './origin';
import { failureOf } from './problem';
import { RefusalDelay } from './refusal-delay';
import { type RequestClient, RequestClients } from './request-client';
import { RequestPacer } from './request-pacing';
import { type SecurityHeaders, securityHeadersOf } from './security-headers';
import { SessionCookie } from './session-cookie';
import { SpendingShare } from './spending-share';

/** What every request costs besides what is measured: reading it from the socket, and writing the answer. */
const BASE_MS = 0.1;
/** What a session costs besides what is measured: two statements, and what is done when their rows are there. */
const SESSION_MS = 1;
const MS_PER_KILOBYTE = 0.01;
/** Requests to the API at work at a time: of one user, and of all the strangers at one address. */
const MAX_AT_WORK = { user: 8, address: 32 } as const;
const SWEEP_EVERY_MS = 10_000;
const MS_PER_PERCENT = 10;

type Refusal = 'budget' | 'concurrency';

/**
 * Bounds what the requests of one client may take from everybody else: CPU time, the database, connections. A client is a
 * signed-in user, or the network of an address. What is refused is refused before anything else looks at it.
 */
@Injectable()
export class RequestLimits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly clients: RequestClients;
  private readonly budget: CpuBudget;
  private readonly share: SpendingShare;
  private readonly pacer = new RequestPacer(
    (request, costMs) => this.chargeFor(request, costMs),
    (socket, refusal) => this.endWith(socket, refusal),
  );
  private readonly connections: ConnectionLimits;
  private readonly headers: SecurityHeaders;
  private readonly atWork = new ConcurrencyLimiter();
  private readonly delay = new RefusalDelay();
  private readonly clientOf = new WeakMap<IncomingMessage, RequestClient>();
  private readonly spentMs = { address: 0, user: 0 };
  private readonly refused = { budget: 0, concurrency: 0 };
  private trusts: TrustsAddress = () => false;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIG) { http }: Config, cookie: SessionCookie, nodes: NodeBus, metrics: Metrics) {
    this.headers = securityHeadersOf(http);
    this.clients = new RequestClients(cookie);
    this.budget = new CpuBudget(http.clientCpuPercent * MS_PER_PERCENT);
    this.share = new SpendingShare(nodes, (client, costMs) => this.budget.charge(client, costMs));
    this.connections = new ConnectionLimits({
      perNetwork: http.connectionsPerAddress,
      isCutOff: (network) => this.budget.isExhausted(`address ${network}`),
      answer: (socket, refusal) => this.endWith(socket, refusal),
      trusts: (address) => this.trusts(address),
    });
    this.tell(metrics);
  }

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => this.budget.sweep(), SWEEP_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    this.share.stop();
  }

  /** Stands in front of all listeners that a server has by now; to be called before it listens. */
  attach(server: Server, trusts: TrustsAddress): void {
    this.trusts = trusts;
    this.pacer.attach(server);
    this.connections.attach(server);
  }

  /** In front of everything: whoever has spent the budget is refused. */
  budgetMiddleware(): RequestHandler {
    return (request, response, next) => {
      const client = this.clients.of(request);
      this.clientOf.set(request, client);
      this.chargeForBytes(request, response, client);
      if (this.budget.isSpent(client.key)) this.refuseSpender(request, response, client);
      else next();
    };
  }

  /** In front of whatever asks the database: a client has a few requests at work, and others of it wait. */
  concurrencyMiddleware(): RequestHandler {
    return (request, response, next) => {
      const { kind, key } = this.clientOf.get(request) ?? this.clients.of(request);
      let isDelayed = false;
      const begin = (): void => (isDelayed ? this.pacer.resume(request, next) : next());
      const leave = this.atWork.enter(key, MAX_AT_WORK[kind], begin);
      isDelayed = true;
      if (leave === null) this.refuse(response, 'concurrency', 1);
      else response.once('close', leave);
    };
  }

  /** Behind the session: from now on its requests are counted for its user. */
  learningMiddleware(): RequestHandler {
    return (request, _response, next) => {
      const client = this.clientOf.get(request);
      if (client?.kind === 'user') {
        if (client.key !== `user ${request.user?.id}`) this.clients.learn(request);
        this.charge(this.clients.of(request), SESSION_MS);
      }
      next();
    };
  }

  private chargeFor(request: IncomingMessage, costMs: number): void {
    const client = this.clientOf.get(request);
    if (client !== undefined) this.charge(client, costMs + BASE_MS);
  }

  private chargeForBytes({ socket }: Request, response: Response, client: RequestClient): void {
    const writtenBefore = socket.bytesWritten;
    response.once('close', () => {
      this.charge(client, ((socket.bytesWritten - writtenBefore) / 1024) * MS_PER_KILOBYTE);
    });
  }

  private charge({ kind, key }: RequestClient, costMs: number): void {
    this.spentMs[kind] += costMs;
    this.budget.charge(key, costMs);
    this.share.add(key, costMs);
  }

  private refuseSpender(request: Request, response: Response, { key }: RequestClient): void {
    const isProxied = this.trusts(request.socket.remoteAddress);
    if (this.budget.isExhausted(key) && !isProxied) {
      this.refused.budget += 1;
      request.socket.destroy();
      return;
    }
    this.delay.hold(key, response, () => {
      this.refuse(response, 'budget', this.budget.secondsUntilReady(key));
    });
  }

  /** As plainly as possible: this is what a flood of requests costs. */
  private refuse(response: Response, why: Refusal, retryAfterSeconds: number): void {
    this.refused[why] += 1;
    const requestId = randomUUID();
    const { problem } = failureOf(new DomainError('throttled', SENTENCES[why]), requestId);
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

  private tell(metrics: Metrics): void {
    metrics.counter(
      'livetz_request_cpu_seconds_total',
      'CPU time that requests are charged for, by whom they are counted for',
      ['client'],
      () => Object.entries(this.spentMs).map(([client, ms]) => [{ client }, ms / 1000]),
    );
    metrics.counter(
      'livetz_requests_refused_total',
      'Requests and connections that were refused for what their client had taken before',
      ['why'],
      () => [
        ...Object.entries(this.refused).map(([why, count]): [{ why: string }, number] => [{ why }, count]),
        [{ why: 'pipelining' }, this.pacer.refusedCount],
        [{ why: 'connections' }, this.connections.refusedCount],
      ],
    );
  }
}

const SENTENCES: Readonly<Record<Refusal, string>> = {
  budget: 'Your requests have taken more of this server than their share: ask less often.',
  concurrency: 'Too many of your requests wait for an answer: send fewer at a time.',
};
