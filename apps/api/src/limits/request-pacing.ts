import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '../errors/domain-error';
import { PacedConnection, type PacedRequest, type PacedWork } from './paced-connection';
import { type Elapsed, startStopwatch } from '../config/stopwatch';

/** Requests that a client may send on one connection before the first of them is answered. */
export const MAX_PIPELINED = 32;
/** No request is started after this much work in a turn of the event loop: the clock's timers are late by at most this much. */
const MAX_TURN_MS = 4;
/** Starts that are scheduled for one turn. */
const MAX_STARTS_PER_TURN = 32;

/** Receives how long each request occupied the event loop until it first waited for something, in milliseconds. */
export type CostListener = (request: IncomingMessage, costMs: number) => void;

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Decides when a request is started. Node starts all requests of one read at once, and handles all reads of one turn of the
 * event loop: thousands of requests in one write would be answered before the next second is shown. Here each connection has
 * one active request, connections alternate, and a turn of the event loop starts requests for a few milliseconds only.
 */
export class RequestPacer {
  /** Connections refused for pipelining too many requests. */
  refusedCount = 0;
  private readonly connections = new WeakMap<Duplex, PacedConnection>();
  /** Work that may start, in order of arrival: each connection is in it at most once, for its next request. */
  private readonly ready = new Set<PacedWork>();
  private preparedStarts = 0;
  private isTurnPrepared = false;
  private spentInTurnMs = 0;
  private running: { request: IncomingMessage; elapsed: () => Elapsed } | null = null;
  private requestListeners: RequestListener[] = [];
  private upgradeListeners: UpgradeListener[] = [];

  /**
   * @param onCost must not throw
   * @param endWith answers a connection that is refused, and ends it
   */
  constructor(
    private readonly onCost: CostListener,
    private readonly endWith: (socket: Duplex, refusal: DomainError) => void,
    private readonly stopwatch = startStopwatch,
  ) {}

  /** Replaces all listeners for a server's requests and upgrades, and calls them when it is their turn. */
  attach(server: Server): void {
    this.requestListeners = server.listeners('request') as RequestListener[];
    this.upgradeListeners = server.listeners('upgrade') as UpgradeListener[];
    server.removeAllListeners('request').on('request', (request, response) => this.take(request, response));
    if (this.upgradeListeners.length === 0) return;
    server
      .removeAllListeners('upgrade')
      .on('upgrade', (request, socket, head) => this.takeUpgrade(request, socket, head));
  }

  /** Starts work of a request that had to wait, when it is its turn and at the expense of its client. */
  resume(request: IncomingMessage, work: () => void): void {
    this.makeReady({
      begin: () => {
        work();
        return request;
      },
    });
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.connectionOf(request.socket);
    if (connection.isRefused) return;
    if (connection.waitingCount >= MAX_PIPELINED) return this.refuse(connection);
    connection.add({ request, response });
    if (!connection.isBusy) this.makeReady(connection);
  }

  /** Requests before an upgrade on its connection are answered first. */
  private takeUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const connection = this.connections.get(socket);
    const upgrade = (): void => {
      // A live connection is not paced.
      this.connections.delete(socket);
      for (const listener of this.upgradeListeners) listener(request, socket, head);
    };
    if (connection === undefined || (!connection.isBusy && connection.waitingCount === 0)) return upgrade();
    connection.upgrade = upgrade;
    // Node has removed its own listener, and an unhandled error would end the process.
    socket.on('error', () => socket.destroy());
  }

  private connectionOf(socket: Duplex): PacedConnection {
    const known = this.connections.get(socket);
    if (known !== undefined) return known;
    const connection = new PacedConnection(socket, (paced) => this.answer(connection, paced));
    this.connections.set(socket, connection);
    return connection;
  }

  private answer(connection: PacedConnection, { request, response }: PacedRequest): void {
    response.once('close', () => setImmediate(() => this.continueWith(connection)));
    for (const listener of this.requestListeners) listener(request, response);
  }

  private makeReady(work: PacedWork): void {
    this.ready.add(work);
    this.prepareStarts();
  }

  /**
   * Each start is followed by a settlement in the same turn of the event loop, and Node runs all promises in between, where most
   * of a request's work is done. What is scheduled during a turn runs in the next one.
   */
  private prepareStarts(): void {
    if (!this.isTurnPrepared && this.ready.size > this.preparedStarts) {
      this.isTurnPrepared = true;
      setImmediate(this.beginTurn);
    }
    while (this.preparedStarts < Math.min(this.ready.size, MAX_STARTS_PER_TURN)) {
      this.preparedStarts += 1;
      setImmediate(this.startNext);
      setImmediate(this.settle);
    }
  }

  private readonly beginTurn = (): void => {
    this.isTurnPrepared = false;
    this.spentInTurnMs = 0;
  };

  private readonly startNext = (): void => {
    const [work] = this.ready;
    if (work === undefined || this.spentInTurnMs >= MAX_TURN_MS) return;
    this.ready.delete(work);
    const elapsed = this.stopwatch();
    const request = work.begin();
    if (request !== null) this.running = { request, elapsed };
  };

  private readonly settle = (): void => {
    this.preparedStarts -= 1;
    if (this.running !== null) {
      const { wallMs, workMs } = this.running.elapsed();
      this.spentInTurnMs += wallMs;
      this.onCost(this.running.request, workMs);
      this.running = null;
    }
    this.prepareStarts();
  };

  private continueWith(connection: PacedConnection): void {
    connection.isBusy = false;
    if (connection.socket.destroyed) return;
    if (connection.isRefused) this.close(connection);
    else if (connection.waitingCount > 0) this.makeReady(connection);
    else if (connection.upgrade !== null) connection.upgrade();
  }

  private refuse(connection: PacedConnection): void {
    this.refusedCount += 1;
    connection.refuse();
    this.ready.delete(connection);
    // A second response would be written into the unfinished one.
    if (!connection.isBusy) this.close(connection);
  }

  private close({ socket }: PacedConnection): void {
    const refusal = new DomainError(
      'throttled',
      `Send at most ${MAX_PIPELINED} requests on one connection before the first is answered.`,
      { retryAfterSeconds: 1 },
    );
    this.endWith(socket, refusal);
  }
}
