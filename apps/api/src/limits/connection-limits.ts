import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { clientNetwork } from '../http/client-network';
import { DomainError } from '../errors/domain-error';
import { maxOpenFiles } from './open-files';
import type { TrustsAddress } from '../http/trusted-proxies';

/** Time for a request's headers to arrive, from when the connection is there or has answered before. */
const HEADERS_WITHIN_MS = 10_000;
/** Time for a whole request to arrive: 64 kB at 17 kbit/s. */
const REQUEST_WITHIN_MS = 30_000;
/** How often both are looked at; Node's own is half a minute. */
const CHECK_EVERY_MS = 5_000;
/** A connection on which nothing moves for so long is cut: one that does not read its answer. */
const MAX_QUIET_MS = 60_000;
/** Afterwards a client connects anew, as it is told with the last answer (nginx: `keepalive_requests`). */
const MAX_REQUESTS_PER_CONNECTION = 1_000;
/** The most sockets a node holds, live ones included, where the system sets no lower limit. */
const MAX_CONNECTIONS = 65_536;
/** Of the files that may be open: for the database, Redis, and what is read from disk. */
const RESERVED_FILES = 256;

/** What the limits of connections depend on. */
export interface ConnectionLimitOptions {
  /** Connections one network may have open that are not live ones; 0: without limit. */
  readonly perNetwork: number;
  /** Whether a network is cut off for the moment. */
  readonly isCutOff: (network: string) => boolean;
  /** Answers a connection that was not admitted, and ends it. */
  readonly answer: (socket: Duplex, refusal: DomainError) => void;
  /** Proxies carry the connections of everybody: they are not counted. */
  readonly trusts: TrustsAddress;
}

/**
 * Bounds what connections cost before they have asked for anything: how many there are, of one network and of all, and how
 * long each may take. A connection that became a live one is counted for its user instead.
 */
export class ConnectionLimits {
  refusedCount = 0;
  private readonly open = new Map<string, number>();
  private readonly counted = new WeakMap<object, string>();
  /** One function for all connections. */
  private readonly onClose: (this: Duplex) => void;

  constructor(private readonly options: ConnectionLimitOptions) {
    const leave = (socket: Duplex): void => this.leave(socket);
    this.onClose = function (this: Duplex): void {
      leave(this);
    };
  }

  /** Sets the limits of a server that does not listen yet, and stands in front of all who listen to its connections. */
  attach(server: Server): void {
    setTimeouts(server);
    server.maxConnections = Math.min((maxOpenFiles() ?? Infinity) - RESERVED_FILES, MAX_CONNECTIONS);
    const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection').on('connection', (socket: Socket) => {
      if (!this.admits(socket)) return;
      for (const listener of listeners) listener.call(server, socket);
    });
    server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => {
      socket.removeListener('close', this.onClose);
      this.leave(socket);
    });
  }

  private admits(socket: Socket): boolean {
    const { remoteAddress } = socket;
    if (this.options.trusts(remoteAddress)) return true;
    const network = clientNetwork(remoteAddress);
    const count = this.open.get(network) ?? 0;
    const isOneTooMany = this.options.perNetwork > 0 && count >= this.options.perNetwork;
    if (isOneTooMany || this.options.isCutOff(network)) {
      this.refuse(socket, isOneTooMany);
      return false;
    }
    this.open.set(network, count + 1);
    this.counted.set(socket, network);
    socket.once('close', this.onClose);
    return true;
  }

  private refuse(socket: Socket, isTold: boolean): void {
    this.refusedCount += 1;
    socket.on('error', () => socket.destroy());
    if (isTold) this.options.answer(socket, tooManyConnections());
    else socket.destroy();
  }

  private leave(socket: object): void {
    const network = this.counted.get(socket);
    if (network === undefined) return;
    this.counted.delete(socket);
    const count = (this.open.get(network) ?? 0) - 1;
    if (count > 0) this.open.set(network, count);
    else this.open.delete(network);
  }
}

function setTimeouts(server: Server): void {
  // Read when the server begins to listen, and known to Node's documentation as an option only.
  Object.assign(server, { connectionsCheckingInterval: CHECK_EVERY_MS });
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.timeout = MAX_QUIET_MS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  // Bounded by their 16 kB; Node's own 1,000 would leave the rest out without a word.
  server.maxHeadersCount = 0;
}

function tooManyConnections(): DomainError {
  return new DomainError('throttled', 'Too many connections are open from your address: close some first.', {
    retryAfterSeconds: 5,
  });
}
