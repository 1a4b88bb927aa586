import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import {
  CLOCK_NAMESPACE,
  type ClientToServerEvents,
  type ServerToClientEvents,
  type SyncStamps,
  type ZoneState,
} from '@live-tz/contracts';
import { SECONDS_PER_MINUTE, startOf } from '@live-tz/wall-clock';
import type { DefaultEventsMap, Event, Namespace, Socket } from 'socket.io';
import { HostClock } from '../../monitoring/host-clock';
import { LinkViewers } from '../../boards/links/link-viewers';
import { NodeBus } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import type { ClosingReason } from '../../sessions/live-sessions';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import type { ClockConnection, JoinedSocket } from './clock-connection';
import { ClockProblems } from './clock-problems';
import { EngineIoBridge } from './engine-io-bridge';
import { FanOut } from './fan-out';
import { LinkConnection } from './link-connection';
import { RuleChangeNotices } from '../rules/rule-change-notices';
import { trimConnection } from './memory/socket-memory';
import { tickFrame } from './tick-frame';
import { zonesToWatch } from './watch-request';
import { ZoneWatch } from '../rules/zone-watch';

type ClockNamespace = Namespace<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  ClockConnection
>;
type ClockSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, ClockConnection>;
type Next = (error?: Error) => void;

/**
 * The clock on Socket.IO, namespace `/clock`: one identical frame a second for all clients, whatever they watch. Nothing is
 * sent on connect; the first tick is the next boundary. A client that exceeds its {@link ConnectionQuota} is closed with
 * 1008 and a reason.
 */
@WebSocketGateway({ namespace: CLOCK_NAMESPACE })
export class ClockGateway implements OnGatewayInit<ClockNamespace>, OnGatewayConnection<ClockSocket> {
  private readonly fanOut = new FanOut<ClockConnection>();
  /** Connections that have joined and are not being closed. */
  private readonly joined = new Set<ClockConnection>();
  /** One function for all sockets. */
  private readonly onEvent: (this: ClockSocket, ...event: Event) => void;
  private readonly onDisconnect: (this: ClockSocket) => void;
  private namespace: ClockNamespace | null = null;
  private droppedSubscribers = 0;

  constructor(
    private readonly clock: SystemClock,
    private readonly rules: ZoneRules,
    private readonly watched: ZoneWatch<ClockSocket>,
    private readonly notices: RuleChangeNotices<ClockSocket>,
    private readonly bridge: EngineIoBridge,
    private readonly problems: ClockProblems,
    private readonly nodes: NodeBus,
    private readonly links: LinkViewers,
    private readonly hostClock: HostClock,
  ) {
    const answer = (socket: ClockSocket, event: Event): void => this.answer(socket, event);
    this.onEvent = function (...event) {
      answer(this, event);
    };
    const leave = (socket: ClockSocket): void => this.leave(socket);
    this.onDisconnect = function () {
      leave(this);
    };
  }

  afterInit(namespace: ClockNamespace): void {
    this.namespace = namespace;
    namespace.server.of('/').use((_socket, next) => next(new Error(`Join ${CLOCK_NAMESPACE}.`)));
    namespace.use((socket, next) => void this.join(socket, next));
    this.bridge.open(namespace.server.engine, (connection, socket, reason) =>
      this.close(connection, socket, reason),
    );
    this.nodes.subscribe('saved-zones-changed', ({ userId }) =>
      this.notify([userId], 'boards:read', 'saved'),
    );
    this.nodes.subscribe('preferences-changed', ({ userId }) =>
      this.notify([userId], 'account:read', 'preferences'),
    );
    this.nodes.subscribe('board-changed', ({ boardId, revision, userIds }) =>
      this.notify(userIds, 'boards:read', 'board', { id: boardId, revision }),
    );
  }

  /** Runs after the answer to the join request has been sent, so that a tick cannot overtake it. */
  handleConnection(socket: ClockSocket): void {
    this.joined.add(socket.data);
    socket.on('disconnect', this.onDisconnect);
    socket.onAny(this.onEvent);
    trimConnection(socket);
  }

  /** Also called when a client leaves the namespace and keeps the connection: it may join again. */
  private leave(socket: ClockSocket): void {
    this.watched.forget(socket);
    const { data: connection } = socket;
    this.joined.delete(connection);
    connection.socket = null;
    connection.leaveLink?.();
    // An anonymous client has nothing to see here without the link with which it joined.
    if (connection.userId === null) setImmediate(() => socket.conn.close());
  }

  /** Sends a second that has just begun; resolves when it has been written to all connections. */
  async showSecond(second: number): Promise<void> {
    const utcMs = startOf(second);
    const shown = this.fanOut.show([{ frame: tickFrame(utcMs), subscribers: this.joined }]);
    this.notices.lookAt(utcMs, (socket, states) => socket.emit('zones', states));
    for (const connection of await shown) this.dropSlow(connection);
    this.bridge.ping();
  }

  /** `watch`: replaces the zones of this socket. */
  private watch(socket: ClockSocket, zones: unknown): ZoneState[] {
    return this.watched.watch(socket, zonesToWatch(zones, this.rules), this.clock.nowMs());
  }

  /** `sync`: the server's time, for a client that measures the offset of its own clock. */
  private sync(clientMs: unknown): SyncStamps {
    const receivedMs = this.clock.nowMs();
    if (!Number.isFinite(clientMs)) {
      throw new DomainError('invalid', 'Send your time with sync, in UTC milliseconds.');
    }
    const isUnsynchronised = this.hostClock.status?.synchronised === false;
    return { receivedMs, sentMs: this.clock.nowMs(), ...(isUnsynchronised && { synchronised: false }) };
  }

  report(): { connections: number; droppedSubscribers: number } {
    return { connections: this.namespace?.sockets.size ?? 0, droppedSubscribers: this.droppedSubscribers };
  }

  /** Notifies the pages of users of a change. This is rare, so there is no index of users. */
  private notify<E extends 'saved' | 'preferences' | 'board'>(
    userIds: readonly string[],
    scope: 'boards:read' | 'account:read',
    event: E,
    ...content: Parameters<ServerToClientEvents[E]>
  ): void {
    const users = new Set(userIds);
    for (const socket of this.namespace?.sockets.values() ?? []) {
      const { data: connection } = socket;
      const { userId } = connection;
      if (userId !== null && users.has(userId) && connection.mayRead(scope)) socket.emit(event, ...content);
    }
  }

  private async join(socket: ClockSocket, next: Next): Promise<void> {
    const connection = this.bridge.connectionOf(socket.conn);
    if (connection === undefined) return next(new Error('Connect again.'));
    // Socket.IO itself does not notice when a connection joins twice because it tried many times in one write.
    if (connection.socket !== null || connection.isJoining)
      return next(new Error('You have joined already.'));
    connection.rateLimiter.exceeded(this.clock.nowMs());
    try {
      await this.identify(connection, socket);
    } catch (error) {
      next(this.problems.refusal(error));
      // A client may try one link or token for each connection.
      setImmediate(() => socket.conn.close());
      return;
    }
    socket.data = connection;
    connection.socket = socket;
    next();
  }

  /** Takes the token or the link with which a client joins. @throws DomainError if it is not valid, or missing where it is needed */
  private async identify(connection: ClockConnection, socket: ClockSocket): Promise<void> {
    const { link, token } = socket.handshake.auth as { link?: unknown; token?: unknown };
    if (token !== undefined) {
      connection.isJoining = true;
      await this.bridge.useToken(connection, token).finally(() => (connection.isJoining = false));
    }
    if (link !== undefined || connection.userId === null) await this.enterLink(link, connection, socket);
  }

  /** @throws DomainError if the link is missing, void, or has too many viewers */
  private async enterLink(link: unknown, connection: ClockConnection, socket: ClockSocket): Promise<void> {
    if (typeof link !== 'string') {
      throw new DomainError(
        'unauthenticated',
        'Sign in first, or give a token as auth.token, or that of a link as auth.link.',
      );
    }
    const viewer = new LinkConnection(socket, () => this.joined.delete(connection));
    connection.isJoining = true;
    const leave = await this.links.enter(link, viewer).finally(() => (connection.isJoining = false));
    connection.leaveLink = leave;
    // Socket.IO does not report the end of a connection that was closed in the meantime.
    if (connection.wire.destroyed) leave();
    else connection.wire.once('close', leave);
  }

  /** Answers an event of a socket, up to the rate limit. */
  private answer(socket: ClockSocket, event: Event): void {
    // An event in the same write as the end of the socket arrives after it.
    if (!socket.connected) return;
    const ack: unknown = event.at(-1);
    try {
      const answer = this.answerTo(socket, event);
      if (typeof ack === 'function') ack(answer);
    } catch (error) {
      this.problems.answer(error, event);
    }
  }

  /** @throws DomainError for an unknown or invalid event, or too many */
  private answerTo(socket: ClockSocket, [name, payload]: Event): ZoneState[] | SyncStamps {
    if (socket.data.rateLimiter.exceeded(this.clock.nowMs())) {
      throw new DomainError('throttled', 'Send fewer messages: wait a minute.', {
        retryAfterSeconds: SECONDS_PER_MINUTE,
      });
    }
    switch (name as keyof ClientToServerEvents) {
      case 'watch':
        return this.watch(socket, payload);
      case 'sync':
        return this.sync(payload);
      default:
        throw new DomainError('invalid', 'This event is unknown: send watch or sync.');
    }
  }

  /** After `disconnect` a client does not reconnect; after a closed connection it does. */
  private close(connection: ClockConnection, socket: JoinedSocket, reason: ClosingReason): void {
    // Nothing may follow the close frame of a WebSocket.
    this.joined.delete(connection);
    if (reason === 'restart') socket.conn.close();
    else socket.disconnect(true);
  }

  private dropSlow(connection: ClockConnection): void {
    this.droppedSubscribers += 1;
    connection.drop();
  }
}
