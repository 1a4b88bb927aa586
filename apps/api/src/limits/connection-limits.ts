import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { clientNetwork } from '../http/client-network';
import { DomainError } from '../errors/domain-error';
import { maxOpenFiles } from './open-files';
import type { TrustsAddress } from '../http/trusted-proxies';

/** Time for the headers of a request to arrive, from the start of the connection or the end of the previous response. */
const HEADERS_WITHIN_MS = 10_000;
/** Time for a whole request to arrive: 64 kB at 17 kbit/s. */
const REQUEST_WITHIN_MS = 30_000;
/** How often both are checked; Node's default is half a minute. */
const CHECK_INTERVAL_MS = 5_000;
/** A connection without any traffic for this long is closed: its client does not read the response. */
const MAX_QUIET_MS = MS_PER_MINUTE;
/** After this many requests the client has to reconnect, as the last response says (nginx: `keepalive_requests`). */
const MAX_REQUESTS_PER_CONNECTION = 1_000;
/** Sockets that a node holds at most, live ones included, unless the system's limit is lower. */
const MAX_CONNECTIONS = 65_536;
/** Files that are not available for sockets: for the database, Redis, and files on disk. */
const RESERVED_FILES = 256;

/** The dependencies of the limits of connections. */
export interface ConnectionLimitOptions {
  /** Connections that one network may have, without live ones; 0: no limit. */
  readonly perNetwork: number;
  /** Whether a network is blocked at the moment. */
  readonly isBlocked: (network: string) => boolean;
  /** Answers a connection that was refused, and ends it. */
  readonly answer: (socket: Duplex, refusal: DomainError) => void;
  /** Proxies carry the connections of many clients and are not counted. */
  readonly trusts: TrustsAddress;
}

/**
 * Limits what connections cost before they have sent a request: their number, per network and in total, and their duration. A
 * connection that became a live one counts for its user instead.
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

  /** Sets the limits of a server before it listens, and runs before all of its `connection` listeners. */
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
    if (isOneTooMany || this.options.isBlocked(network)) {
      this.refuse(socket, isOneTooMany);
      return false;
    }
    this.open.set(network, count + 1);
    this.counted.set(socket, network);
    socket.once('close', this.onClose);
    return true;
  }

  private refuse(socket: Socket, withAnswer: boolean): void {
    this.refusedCount += 1;
    socket.on('error', () => socket.destroy());
    if (withAnswer) this.options.answer(socket, tooManyConnections());
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
  // Read when the server begins to listen; Node's documentation has it as an option only.
  Object.assign(server, { connectionsCheckingInterval: CHECK_INTERVAL_MS });
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.timeout = MAX_QUIET_MS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  // Limited by the 16 kB of all headers; Node's default of 1,000 would silently drop the rest.
  server.maxHeadersCount = 0;
}

function tooManyConnections(): DomainError {
  return new DomainError('throttled', 'Too many connections are open from your address: close some first.', {
    retryAfterSeconds: 5,
  });
}
