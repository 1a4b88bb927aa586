import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SOCKET_IO_PATH } from '@live-tz/contracts';
import type { WebSocket } from 'ws';
import { UpgradeRouter, type UpgradeRequest } from '../../upgrades/upgrade-router';
import { ClockConnection, type CloseHandler } from './clock-connection';
import { type EngineConnection, forgetHandshake } from './memory/connection-memory';
import { limitFrames } from './limited-receiver';
import { PingRounds } from './ping-rounds';

/** The parts of a request that engine.io uses. */
type Handshake = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & {
  /** Set by engine.io when it has created the socket. */
  websocket?: WebSocket;
};

/** The parts of engine.io's server that are used here. */
interface Engine {
  handleUpgrade(handshake: Handshake, socket: Duplex, head: Buffer): void;
  on(event: 'connection', listener: (engineConnection: PingingConnection) => void): unknown;
}

/** A connection whose pings are sent here instead. */
interface PingingConnection extends EngineConnection {
  /** Refreshed for each pong. */
  pingIntervalTimer: { refresh(): unknown };
}

/** Passes upgrades to engine.io, and finds the {@link ClockConnection} of each connection that engine.io creates. */
@Injectable()
export class EngineIoBridge {
  /** Keyed by the handshake first, then by engine.io's connection. */
  private readonly connections = new WeakMap<object, ClockConnection>();
  private readonly pings = new PingRounds<ClockConnection>();

  constructor(private readonly upgrades: UpgradeRouter) {}

  open(engine: Engine, onClose: CloseHandler): void {
    engine.on('connection', (engineConnection) => this.adopt(engineConnection));
    this.upgrades.register({
      // They have to send a token, or a link to a board, when they join the namespace.
      isOpenToAnonymous: true,
      matches: (path) => (path.replace(/\/$/, '') === SOCKET_IO_PATH ? '' : null),
      accept: (request, socket, head) => {
        const handshake = handshakeOf(request);
        const connection = new ClockConnection(
          request.userId,
          request.scopes,
          socket,
          request.pending,
          onClose,
          this.pings,
        );
        this.connections.set(handshake, connection);
        // The response to the handshake and engine.io's first packet are sent together.
        socket.cork();
        engine.handleUpgrade(handshake, socket, head);
        if (handshake.websocket !== undefined) {
          limitFrames(handshake.websocket, request.quota);
          connection.webSocket = handshake.websocket;
        }
        process.nextTick(() => socket.uncork());
        return connection;
      },
    });
  }

  /** The connection for an engine.io connection. */
  connectionOf(engineConnection: object): ClockConnection | undefined {
    return this.connections.get(engineConnection);
  }

  /** Pings a share of the connections, once a second, and drops those that have not answered their last ping. */
  ping(): void {
    for (const silent of this.pings.next()) silent.drop();
  }

  /** Identifies a connection by the token that it has sent when it joined. @throws DomainError */
  async useToken(connection: ClockConnection, token: unknown): Promise<void> {
    const { userId, scopes } = await this.upgrades.useToken(connection.pending, token);
    connection.userId = userId;
    connection.scopes = scopes;
  }

  private adopt(engineConnection: PingingConnection): void {
    const { request } = engineConnection;
    const connection = isObject(request) ? this.connections.get(request) : undefined;
    if (connection === undefined) return;
    this.connections.set(engineConnection, connection);
    forgetHandshake(engineConnection, connection.wire);
    // engine.io would keep two timers for each connection.
    clearTimeout(engineConnection.pingIntervalTimer as NodeJS.Timeout);
    engineConnection.pingIntervalTimer = connection;
    this.pings.enter(connection);
  }
}

/**
 * The parts of a request that engine.io needs, and no more, because it keeps them as long as the connection, cookies included.
 * The address is rebuilt without a `sid`, which would take over another connection, even of another user; it is only needed
 * with other transports.
 */
function handshakeOf({ url, method, headers }: UpgradeRequest): Handshake {
  const [, revision = ''] = /[?&]EIO=(\d+)(?:&|$)/.exec(url ?? '') ?? [];
  return {
    method,
    url: `${SOCKET_IO_PATH}/?EIO=${revision}&transport=websocket`,
    headers: {
      upgrade: headers.upgrade,
      'sec-websocket-key': headers['sec-websocket-key'],
      'sec-websocket-version': headers['sec-websocket-version'],
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
