import type { Duplex } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOSE_CODES } from '@live-tz/contracts';
import { startOf } from '@live-tz/wall-clock';
import { DomainError } from '../../errors/domain-error';
import type { ClosingReason, LiveConnection } from '../../sessions/live-sessions';
import { UpgradeRouter, type UpgradeRequest, type UpgradeRoute } from '../../upgrades/upgrade-router';
import { unknownZoneSentence } from '../../timezones/unknown-zone';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import type { WebSocket } from 'ws';
import { type Audience, FanOut } from './fan-out';
import { limitFrames, LimitedWebSocketServer } from './limited-receiver';
import { PingRounds } from './ping-rounds';
import { zoneFrame } from './zone-frame';
import { zoneInPath } from './zone-path';
import { ZoneSocket } from './zone-socket';
import { ZoneStates } from '../rules/zone-states';

/** Messages of clients are ignored here, but RFC 6455 requires room for their pings and pongs. */
const MAX_CLIENT_MESSAGE_BYTES = 1024;
const CLOSING = {
  ended: { code: CLOSE_CODES.sessionEnded, reason: 'The session has ended: sign in again.' },
  revoked: { code: CLOSE_CODES.sessionEnded, reason: 'The token has expired or was revoked.' },
  restart: { code: CLOSE_CODES.serviceRestart, reason: 'The server is restarting: connect again.' },
} as const satisfies Record<ClosingReason, Closing>;

interface Closing {
  code: number;
  reason: string;
}

/** The sockets of one zone. */
interface Channel {
  readonly name: string;
  readonly sockets: Set<ZoneSocket>;
}

/**
 * The clock on plain WebSockets, `/ws/time/<zone>/`: one zone per socket, one JSON frame ({@link PlainTick}) a second, encoded
 * once for all sockets of the zone. Messages of clients are ignored. Closes with 4401 when the session has ended or the token is void, 1012 when
 * the server restarts, 1008 when the client does not read, does not answer pings or sends too many frames or bytes, and
 * with 1009 or 1007 when a message is too long or not UTF-8.
 */
@Injectable()
export class ZoneStream implements UpgradeRoute, OnModuleInit {
  private readonly server = new LimitedWebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_CLIENT_MESSAGE_BYTES,
    WebSocket: ZoneSocket,
  });
  /** Keyed by the requested name, because the frames contain it. */
  private readonly channels = new Map<string, Channel>();
  private readonly fanOut = new FanOut<ZoneSocket>();
  private readonly pings = new PingRounds<ZoneSocket>();
  private connections = 0;
  private droppedSubscribers = 0;

  constructor(
    private readonly rules: ZoneRules,
    private readonly states: ZoneStates,
    private readonly upgrades: UpgradeRouter,
  ) {}

  onModuleInit(): void {
    this.upgrades.register(this);
  }

  matches(path: string): string | null {
    return zoneInPath(path);
  }

  admit(zone: string): void {
    if (this.rules.resolve(zone) === null)
      throw new DomainError('not-found', unknownZoneSentence(zone, null));
  }

  accept(request: UpgradeRequest, socket: Duplex, head: Buffer, zone: string): LiveConnection | null {
    let connection: LiveConnection | null = null;
    this.server.handleUpgrade(request, socket, head, (zoneSocket) => {
      zoneSocket.wire = socket;
      limitFrames(zoneSocket, request.quota);
      this.join(zoneSocket, zone);
      connection = { close: (reason) => this.close(zoneSocket, CLOSING[reason]) };
    });
    return connection;
  }

  /** Sends a second that has just begun; resolves when it has been written to all connections. */
  async showSecond(second: number): Promise<void> {
    for (const socket of await this.fanOut.show(this.audiencesAt(startOf(second)))) {
      this.drop(socket, 'Read the frames as they arrive.');
    }
    for (const socket of this.pings.next()) this.drop(socket, 'Answer the pings.');
  }

  report(): { connections: number; droppedSubscribers: number } {
    return { connections: this.connections, droppedSubscribers: this.droppedSubscribers };
  }

  private join(socket: ZoneSocket, zone: string): void {
    socket.on('close', () => this.remove(socket));
    // Any error of a socket closes it as well, and no second may follow the close frame.
    socket.on('error', () => this.remove(socket));
    socket.zone = zone;
    this.channelOf(zone).sockets.add(socket);
    this.pings.enter(socket);
    socket.on('pong', notePong);
    this.connections += 1;
  }

  private channelOf(zone: string): Channel {
    const channel = this.channels.get(zone) ?? { name: this.rules.resolve(zone) ?? zone, sockets: new Set() };
    this.channels.set(zone, channel);
    return channel;
  }

  private *audiencesAt(utcMs: number): Generator<Audience<ZoneSocket>, undefined> {
    for (const [zone, { name, sockets }] of this.channels) {
      yield { frame: zoneFrame(zone, this.states.at(name, utcMs), utcMs), subscribers: sockets };
    }
  }

  /** Removes a client at once; its connection is destroyed if it does not even accept the close frame. */
  private drop(socket: ZoneSocket, reason: string): void {
    this.droppedSubscribers += 1;
    this.close(socket, { code: CLOSE_CODES.policyViolation, reason });
  }

  /** Nothing may follow the close frame of a WebSocket, so the socket is removed first. */
  private close(socket: ZoneSocket, { code, reason }: Closing): void {
    this.remove(socket);
    socket.close(code, reason);
  }

  private remove(socket: ZoneSocket): void {
    const channel = this.channels.get(socket.zone);
    if (channel?.sockets.delete(socket) !== true) return;
    if (channel.sockets.size === 0) this.channels.delete(socket.zone);
    this.pings.leave(socket);
    this.connections -= 1;
  }
}

function notePong(this: WebSocket): void {
  (this as ZoneSocket).awaitsPong = false;
}
