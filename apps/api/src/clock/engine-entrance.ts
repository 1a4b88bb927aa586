import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SOCKET_IO_PATH } from '@live-tz/contracts';
import { type ClosingReason, LiveSessions } from '../http/live-sessions';
import { UpgradeDoor, type UpgradeRequest } from '../http/upgrade';

/** What is needed of engine.io's server. */
interface Engine {
  handleUpgrade(request: UpgradeRequest, socket: Duplex, head: Buffer): void;
  on(event: 'connection', listener: (connection: { request: unknown }) => void): unknown;
}

/** One connection that came through the door: whose it is, and how it is closed. */
export class Admission {
  /** Set once the connection has joined the namespace: then there are words for the reason. */
  say: ((reason: ClosingReason) => void) | null = null;

  constructor(
    readonly personId: string,
    private readonly socket: Duplex,
  ) {}

  close(reason: ClosingReason): void {
    if (this.say === null) this.drop();
    else this.say(reason);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.socket.destroy();
  }
}

/** Brings those who come through the upgrade door to engine.io, and knows them again on the other side. */
@Injectable()
export class EngineEntrance {
  /** By the request first, by engine.io's connection then. */
  private readonly admissions = new WeakMap<object, Admission>();

  constructor(
    private readonly door: UpgradeDoor,
    private readonly sessions: LiveSessions,
  ) {}

  open(engine: Engine): void {
    engine.on('connection', (connection) => this.recognise(connection));
    this.door.register({
      matches: (path) => (path.replace(/\/$/, '') === SOCKET_IO_PATH ? '' : null),
      accept: (request, socket, head) => {
        this.enter(request, socket);
        engine.handleUpgrade(request, socket, head);
      },
    });
  }

  /** Who is on a connection of engine.io. */
  admissionOf(connection: object): Admission | undefined {
    return this.admissions.get(connection);
  }

  private enter(request: UpgradeRequest, socket: Duplex): void {
    const admission = new Admission(request.personId, socket);
    socket.once(
      'close',
      this.sessions.enter(request.sessionId, (reason) => admission.close(reason)),
    );
    this.admissions.set(request, admission);
    request.url = withoutSessionOfEngine(request.url ?? '');
  }

  private recognise(connection: { request: unknown }): void {
    const { request } = connection;
    const admission = isObject(request) ? this.admissions.get(request) : undefined;
    if (admission !== undefined) this.admissions.set(connection, admission);
    // Kept for as long as the connection otherwise, with all its headers.
    connection.request = null;
  }
}

/**
 * An upgrade that names a connection of engine.io would take that one over, whoever it belongs to. Nobody needs it:
 * there is no other transport to come from.
 */
function withoutSessionOfEngine(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  searchParams.delete('sid');
  return `${pathname}?${searchParams}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
