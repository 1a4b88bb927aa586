import { type EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NtpStatus } from '@live-tz/contracts';
import { CONFIG } from '../../config/env';
import { InMemoryNodeBus } from '../../cluster/in-memory-node-bus';
import { BoardsModule } from '../../boards/boards.module';
import { type LeaveLink, type LinkViewer, LinkViewers } from '../../boards/links/link-viewers';
import { linkVoid } from '../../boards/links/links.errors';
import { NodeBus } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import { ConnectionQuota, UserTraffic } from '../../upgrades/connection-quota';
import { DomainError } from '../../errors/domain-error';
import { type ClosingReason, type LiveConnection, LiveSessions } from '../../sessions/live-sessions';
import { HostClock } from '../../monitoring/host-clock';
import { Metrics } from '../../monitoring/metrics';
import { Readiness } from '../../monitoring/readiness';
import {
  type Credentials,
  UpgradeRouter,
  type UpgradeRequest,
  type UpgradeRoute,
} from '../../upgrades/upgrade-router';
import { TimezonesModule } from '../../timezones/timezones.module';
import { NamedZones } from '../../timezones/named-zones';
import { NameResolver } from '../../timezones/resolve/name-resolver';
import { ZoneSearch } from '../../timezones/search/zone-search';
import { ZoneDataWatch } from '../../timezones/zone-data-watch';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { ClockHealth } from '../clock-health';
import { ClockModule } from '../clock.module';
import { SocketIoAdapter } from '../sockets/socket-io.adapter';
import { Timers } from '../../config/timers';
import { tokenUnknown } from '../../tokens/token.errors';
import { PendingConnection } from '../../upgrades/pending-connection';
import { FakeClock } from './fake-clock';

/** A router that admits every client: a test names the session in the header `x-session`, or none with `x-anonymous`. */
class OpenUpgradeRouter {
  /** The open sockets, in order of arrival. */
  readonly sockets: Duplex[] = [];
  isClosed = false;
  /** All clients are one user, whose connections are not counted. */
  private readonly user = Object.assign(new UserTraffic('user'), { open: 1_000 });
  private readonly routes: UpgradeRoute[] = [];

  constructor(private readonly sessions: LiveSessions) {}

  register(route: UpgradeRoute): void {
    this.routes.push(route);
  }

  close(): void {
    this.isClosed = true;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: UpgradeRequest, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.open(
        Object.assign(request, {
          userId: request.headers['x-anonymous'] ? null : 'user',
          scopes: null,
          quota: new ConnectionQuota(this.user),
          pending: new PendingConnection(null, socket),
        }),
        socket,
        head,
      );
    });
  }

  /** Accepts the token `valid`, which may read nothing but the clock. */
  async useToken(_pending: PendingConnection, token: unknown): Promise<Credentials> {
    if (token !== 'valid') throw tokenUnknown();
    return { userId: 'user', scopes: ['clock:read'] };
  }

  private open(request: UpgradeRequest, socket: Duplex, head: Buffer): void {
    const [path = ''] = (request.url ?? '').split('?');
    for (const route of this.routes) {
      const rest = route.matches(path);
      if (rest === null) continue;
      if (!this.admits(route, rest)) break;
      this.sockets.push(socket);
      const connection = route.accept(request, socket, head, rest);
      if (connection !== null)
        this.enter(String(request.headers['x-session'] ?? 'session'), socket, connection);
      return;
    }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  }

  private enter(sessionId: string, socket: Duplex, connection: LiveConnection): void {
    const entered = { sessionId, close: (reason: ClosingReason) => connection.close(reason) };
    this.sessions.enter(entered);
    socket.on('close', () => this.sessions.leave(entered));
  }

  private admits(route: UpgradeRoute, rest: string): boolean {
    try {
      route.admit?.(rest);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

/** Links of which only the token `valid` opens a board. */
class FakeLinks implements Pick<LinkViewers, 'enter'> {
  readonly viewers = new Set<LinkViewer>();

  async enter(token: string, viewer: LinkViewer): Promise<LeaveLink> {
    if (token !== 'valid') throw linkVoid();
    this.viewers.add(viewer);
    return () => this.viewers.delete(viewer);
  }
}

/** The clock alone on a real HTTP server, with a time that passes when the test says so. */
export interface LiveApp {
  app: INestApplication;
  /** `127.0.0.1:<port>` */
  host: string;
  clock: FakeClock;
  upgrades: OpenUpgradeRouter;
  links: FakeLinks;
  hostClock: { status: NtpStatus | null };
  sessions: LiveSessions;
  health: ClockHealth;
}

export async function startLiveApp(): Promise<LiveApp> {
  const clock = new FakeClock();
  const hostClock: LiveApp['hostClock'] = { status: null };
  const sessions = new LiveSessions();
  const upgrades = new OpenUpgradeRouter(sessions);
  const links = new FakeLinks();

  @Global()
  @Module({
    providers: [
      Metrics,
      Readiness,
      { provide: LiveSessions, useValue: sessions },
      { provide: CONFIG, useValue: { zoneData: { file: null } } },
      { provide: NodeBus, useClass: InMemoryNodeBus },
      { provide: SystemClock, useValue: clock },
      { provide: HostClock, useValue: hostClock },
      { provide: UpgradeRouter, useValue: upgrades },
    ],
    exports: [CONFIG, HostClock, LiveSessions, Metrics, NodeBus, Readiness, SystemClock, UpgradeRouter],
  })
  class SurroundingsModule {}

  @Module({
    providers: [NamedZones, NameResolver, ZoneDataWatch, ZoneRules, ZoneSearch],
    exports: [NamedZones, ZoneDataWatch, ZoneRules],
  })
  class RulesModule {}

  @Module({ providers: [{ provide: LinkViewers, useValue: links }], exports: [LinkViewers] })
  class LinksModule {}

  const module = await Test.createTestingModule({
    imports: [SurroundingsModule, ClockModule.with({ redis: { url: null } })],
  })
    .overrideModule(TimezonesModule)
    .useModule(RulesModule)
    .overrideModule(BoardsModule)
    .useModule(LinksModule)
    .overrideProvider(Timers)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication({ logger: false });
  const server = app.getHttpServer() as Server;
  app.useWebSocketAdapter(new SocketIoAdapter(app));
  upgrades.attach(server);
  await app.listen(0, '127.0.0.1');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { app, host, clock, upgrades, links, hostClock, sessions, health: app.get(ClockHealth) };
}

/**
 * Fills the kernel's buffers of a socket, like a client that has not read for long: data that is written from now on stays in
 * the process.
 */
export async function stuff(socket: Duplex): Promise<void> {
  const chunk = Buffer.alloc(1024 * 1024);
  while (socket.writableLength === 0) {
    socket.write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves with the value of the next event of this name. */
export async function next<T>(emitter: EventEmitter, event: string): Promise<T> {
  const [value] = (await once(emitter, event)) as [T];
  return value;
}

/** Waits for an effect of the other end of a connection. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
