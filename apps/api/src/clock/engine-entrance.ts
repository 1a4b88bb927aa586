import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SOCKET_IO_PATH } from '@live-tz/contracts';
import type { WebSocket } from 'ws';
import { UpgradeRouter, type UpgradeRequest } from '../upgrades/upgrade-router';
import { Admission, type SayGoodbye } from './admission';
import { type EngineConnection, forgetHandshake } from './lean-connection';
import { limitFrames } from './limited-receiver';

/** What engine.io needs of a request. */
type Handshake = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & {
  /** Put there by engine.io when it has made one. */
  websocket?: WebSocket;
};

/** What is needed of engine.io's server. */
interface Engine {
  handleUpgrade(handshake: Handshake, socket: Duplex, head: Buffer): void;
  on(event: 'connection', listener: (connection: EngineConnection) => void): unknown;
}

/** Brings those who come through the upgrade door to engine.io, and knows them again on the other side. */
@Injectable()
export class EngineEntrance {
  /** By the handshake first, by engine.io's connection then. */
  private readonly admissions = new WeakMap<object, Admission>();

  constructor(private readonly door: UpgradeRouter) {}

  open(engine: Engine, sayGoodbye: SayGoodbye): void {
    engine.on('connection', (connection) => this.recognise(connection));
    this.door.register({
      matches: (path) => (path.replace(/\/$/, '') === SOCKET_IO_PATH ? '' : null),
      accept: (request, socket, head) => {
        const handshake = handshakeOf(request);
        const admission = new Admission(request.userId, socket, sayGoodbye);
        this.admissions.set(handshake, admission);
        // The answer to the handshake and engine.io's first packet go out as one.
        socket.cork();
        engine.handleUpgrade(handshake, socket, head);
        if (handshake.websocket !== undefined) limitFrames(handshake.websocket, request.quota);
        process.nextTick(() => socket.uncork());
        return admission;
      },
    });
  }

  /** Who is on a connection of engine.io. */
  admissionOf(connection: object): Admission | undefined {
    return this.admissions.get(connection);
  }

  private recognise(connection: EngineConnection): void {
    const { request } = connection;
    const admission = isObject(request) ? this.admissions.get(request) : undefined;
    if (admission === undefined) return;
    this.admissions.set(connection, admission);
    forgetHandshake(connection, admission.wire);
  }
}

/**
 * What engine.io needs of a request, and no more: it keeps it for as long as the connection lives, cookies and all. The
 * address is made anew without a `sid`, which would take over the connection of that id, whoever it belongs to; nobody
 * needs it where there is no other transport to come from.
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
