import { UseFilters } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import {
  CLOCK_NAMESPACE,
  type ClientToServerEvents,
  type ServerToClientEvents,
  type SyncStamps,
  type ZoneState,
} from '@live-tz/contracts';
import { startOf } from '@live-tz/wall-clock';
import type { DefaultEventsMap, Event, Namespace, Socket } from 'socket.io';
import { NodeBus } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import type { ClosingReason } from '../../sessions/live-sessions';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import type { ClockConnection, JoinedSocket } from './clock-connection';
import { ClockProblemFilter } from './clock-problem.filter';
import { EngineIoBridge } from './engine-io-bridge';
import { FanOut } from './fan-out';
import { trimConnection } from './connection-memory';
import { RuleChangeNotices } from '../rules/rule-change-notices';
import { tickFrame } from './tick-frame';
import { zonesToWatch } from './watch-request';
import { ZoneWatch } from '../rules/zone-watch';

interface ClockSocketData {
  connection: ClockConnection;
}
type ClockNamespace = Namespace<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  ClockSocketData
>;
type ClockSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, ClockSocketData>;
type Next = (error?: Error) => void;

const EVENTS: readonly string[] = ['watch', 'sync'] satisfies (keyof ClientToServerEvents)[];

/**
 * The clock on Socket.IO, namespace `/clock`: one frame a second for everybody, the same bytes, whatever they watch.
 * Nothing is sent on connect; the first tick is the next boundary. Who sends more frames or bytes than
 * {@link ConnectionQuota} allows is closed with 1008 and a sentence.
 */
@WebSocketGateway({ namespace: CLOCK_NAMESPACE })
@UseFilters(ClockProblemFilter)
export class ClockGateway
  implements OnGatewayInit<ClockNamespace>, OnGatewayConnection<ClockSocket>, OnGatewayDisconnect<ClockSocket>
{
  private readonly fanOut = new FanOut<ClockConnection>();
  /** Who has joined, and is not about to be sent away. */
  private readonly joined = new Set<ClockConnection>();
  private namespace: ClockNamespace | null = null;
  private droppedSubscribers = 0;

  constructor(
    private readonly clock: SystemClock,
    private readonly rules: ZoneRules,
    private readonly watched: ZoneWatch<ClockSocket>,
    private readonly notices: RuleChangeNotices<ClockSocket>,
    private readonly bridge: EngineIoBridge,
    private readonly problems: ClockProblemFilter,
    private readonly nodes: NodeBus,
  ) {}

  afterInit(namespace: ClockNamespace): void {
    this.namespace = namespace;
    namespace.server.of('/').use((_socket, next) => next(new Error(`Join ${CLOCK_NAMESPACE}.`)));
    namespace.use((socket, next) => this.join(socket, next));
    this.bridge.open(namespace.server.engine, (connection, socket, reason) =>
      this.close(connection, socket, reason),
    );
    this.nodes.subscribe('saved-zones-changed', ({ userId }) => this.tellSaved(userId));
  }

  /** Not before: a tick must not overtake the answer to the wish to join. */
  handleConnection(socket: ClockSocket): void {
    this.joined.add(socket.data.connection);
    trimConnection(socket);
  }

  /** Also called when a client leaves the namespace and keeps the connection: it may join again, and has no words meanwhile. */
  handleDisconnect(socket: ClockSocket): void {
    this.watched.forget(socket);
    this.joined.delete(socket.data.connection);
    socket.data.connection.socket = null;
  }

  /** Sends a second that has just begun; resolves when it is written to everybody. */
  async showSecond(second: number): Promise<void> {
    const utcMs = startOf(second);
    const shown = this.fanOut.show([{ frame: tickFrame(utcMs), subscribers: this.joined }]);
    this.notices.lookAt(utcMs, (socket, states) => socket.emit('zones', states));
    for (const connection of await shown) this.dropSlow(connection);
  }

  /** `watch`: replaces the zones of this socket. */
  @SubscribeMessage('watch')
  watch(@ConnectedSocket() socket: ClockSocket, @MessageBody() zones: unknown): ZoneState[] {
    return this.watched.watch(socket, zonesToWatch(zones, this.rules), this.clock.nowMs());
  }

  /** `sync`: the server's time, for a client that measures how far its own is off. */
  @SubscribeMessage('sync')
  sync(@MessageBody() clientMs: unknown): SyncStamps {
    const receivedMs = this.clock.nowMs();
    if (!Number.isFinite(clientMs)) {
      throw new DomainError('invalid', 'Send your own time with sync, in UTC milliseconds.');
    }
    return { receivedMs, sentMs: this.clock.nowMs() };
  }

  report(): { connections: number; droppedSubscribers: number } {
    return { connections: this.namespace?.sockets.size ?? 0, droppedSubscribers: this.droppedSubscribers };
  }

  /** Tells a person's pages to read their list again. It is rare, so nobody keeps an index of people for it. */
  private tellSaved(userId: string): void {
    for (const socket of this.namespace?.sockets.values() ?? []) {
      if (socket.data.connection.userId === userId) socket.emit('saved');
    }
  }

  private join(socket: ClockSocket, next: Next): void {
    const connection = this.bridge.connectionOf(socket.conn);
    if (connection === undefined) return next(new Error('Connect again.'));
    // Socket.IO itself does not see that a connection joins twice when it asks a thousand times in one go.
    if (connection.socket !== null) return next(new Error('You have joined already.'));
    connection.rateLimiter.exceeded(this.clock.nowMs());
    socket.data.connection = connection;
    connection.socket = socket;
    socket.use((event, pass) => this.screen(socket, event, pass));
    next();
  }

  /** Lets the known events of a socket pass, as many as are fair. */
  private screen(socket: ClockSocket, event: Event, pass: Next): void {
    if (socket.data.connection.rateLimiter.exceeded(this.clock.nowMs())) {
      const error = new DomainError('throttled', 'Send fewer messages: wait a minute.', {
        retryAfterSeconds: 60,
      });
      return this.problems.answer(error, event);
    }
    if (!EVENTS.includes(event[0])) {
      const error = new DomainError('invalid', `This event is unknown: send ${EVENTS.join(' or ')}.`);
      return this.problems.answer(error, event);
    }
    pass();
  }

  /** After `disconnect` a client stays away; a connection that is merely closed comes back by itself. */
  private close(connection: ClockConnection, socket: JoinedSocket, reason: ClosingReason): void {
    // Nothing may follow the frame that closes a WebSocket.
    this.joined.delete(connection);
    if (reason === 'ended') socket.disconnect(true);
    else socket.conn.close();
  }

  private dropSlow(connection: ClockConnection): void {
    this.droppedSubscribers += 1;
    connection.drop();
  }
}
