import { once } from 'node:events';
import { WebSocket } from 'ws';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import {
  CLOCK_NAMESPACE,
  type ClientToServerEvents,
  CLOSE_CODES,
  isProblem,
  MAX_WATCHED_ZONES,
  type Problem,
  type ServerToClientEvents,
  type ZoneState,
} from '@live-tz/contracts';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { NodeBus } from '../../cluster/node-bus';
import { MAX_PER_CONNECTION } from '../../upgrades/connection-quota';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { MAX_MESSAGE_BYTES, MESSAGES_PER_MINUTE, PING_EVERY_SECONDS, UNREAD_SECONDS } from './socket-limits';
import { type LiveApp, next, startLiveApp, stuff, until } from '../testing/live-app';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;
interface Loose {
  emit(event: string, ...args: unknown[]): unknown;
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown>;
}

describe('ClockGateway', () => {
  let live: LiveApp;
  const clients: Client[] = [];

  beforeEach(async () => {
    live = await startLiveApp();
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await live.app.close();
  });

  function dial(namespace = CLOCK_NAMESPACE, options: Partial<ManagerOptions & SocketOptions> = {}): Client {
    const client: Client = io(`http://${live.host}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 10,
      ...options,
    });
    clients.push(client);
    return client;
  }

  function dialAs(session: string): Client {
    return dial(CLOCK_NAMESPACE, { extraHeaders: { 'x-session': session } });
  }

  async function connected(client = dial()): Promise<Client> {
    await nextEvent(client, 'connect');
    return client;
  }

  function nextEvent<T>(client: Client, event: string): Promise<T> {
    return new Promise((resolve) => (client as Socket).once(event, resolve));
  }

  /** Lets a second pass and waits for its tick. */
  async function tickOf(client: Client): Promise<number> {
    const tick = nextEvent<number>(client, 'tick');
    live.clock.pass(MS_PER_SECOND);
    return tick;
  }

  /** Sends any event with any arguments, as a faulty client might. */
  function loose(client: Client): Loose {
    return client as unknown as Loose;
  }

  describe('tick', () => {
    it('is sent once a second, in order, as a number', async () => {
      const client = await connected();
      const ticks: number[] = [];
      client.on('tick', (utcMs) => ticks.push(utcMs));
      for (let second = 0; second < 10; second += 1) await tickOf(client);
      const first = Date.UTC(2026, 10, 22, 12, 0, 1);
      expect(ticks).toEqual(Array.from({ length: 10 }, (_, second) => first + second * MS_PER_SECOND));
    });

    it('is the first message: nothing is sent on connect', async () => {
      const client = dial();
      const events: unknown[] = [];
      client.onAny((event) => events.push(event));
      await connected(client);
      await client.emitWithAck('sync', 1);
      expect(events).toEqual([]);
    });

    it('is the same frame for all clients, whatever they watch', async () => {
      const frames: string[][] = [];
      for (const zones of [[], ['UTC', 'Asia/Tokyo', 'Europe/Berlin']]) {
        const client = await connected();
        const own: string[] = [];
        await client.emitWithAck('watch', zones);
        client.io.engine.on('packet', ({ type, data = '' }: { type: string; data?: string }) => {
          if (type === 'message') own.push(data);
        });
        frames.push(own);
      }
      const last = nextEvent(clients[1]!, 'tick');
      await tickOf(clients[0]!);
      await last;
      expect(frames[0]).toEqual([expect.stringMatching(/^2\/clock,\["tick",\d+\]$/)]);
      expect(frames[1]).toEqual(frames[0]);
    });
  });

  describe('a token', () => {
    const withToken = (token: unknown): Client =>
      dial(CLOCK_NAMESPACE, { extraHeaders: { 'x-anonymous': 'yes' }, auth: { token } });

    it('shows its user the clock, and nothing that it may not read', async () => {
      const client = await connected(withToken('valid'));
      const events: string[] = [];
      client.onAny((event: string) => events.push(event));
      const nodes = live.app.get(NodeBus);
      nodes.publish('saved-zones-changed', { userId: 'user' });
      nodes.publish('board-changed', { boardId: 'board', revision: 7, userIds: ['user'] });
      nodes.publish('preferences-changed', { userId: 'user' });
      await tickOf(client);
      expect(events).toEqual(['tick']);
    });

    it.each(['revoked', 7, null])('that is %j is refused, and the connection is closed', async (token) => {
      const error = await nextEvent<Error & { data: Problem }>(withToken(token), 'connect_error');
      expect(error.data).toMatchObject({ status: 401, code: 'token-invalid', detail: error.message });
      await until(() => live.upgrades.sockets.every((socket) => socket.destroyed));
    });
  });

  describe('a link to a board', () => {
    const anonymous = (link?: unknown): Client =>
      dial(CLOCK_NAMESPACE, {
        extraHeaders: { 'x-anonymous': 'yes' },
        ...(link === undefined ? {} : { auth: { link } }),
      });

    it('shows an anonymous client the clock, and notifies it of changes of the board', async () => {
      const client = await connected(anonymous('valid'));
      expect(await client.emitWithAck('watch', ['UTC'])).toHaveLength(1);
      expect(await tickOf(client)).toBe(Math.floor(live.clock.nowMs() / MS_PER_SECOND) * MS_PER_SECOND);
      const notice = nextEvent(client, 'board');
      for (const viewer of live.links.viewers) viewer.onBoard({ id: 'board', revision: 7 });
      expect(await notice).toEqual({ id: 'board', revision: 7 });
      client.disconnect();
      await until(() => live.links.viewers.size === 0);
    });

    it.each([
      ['void', 'revoked', 410, 'link-void'],
      ['no text', { token: 'valid' }, 401, undefined],
      ['missing', undefined, 401, undefined],
    ])(
      'that is %s refuses an anonymous client with a problem, and closes its connection',
      async (_, link, status, code) => {
        const client = anonymous(link);
        const error = await nextEvent<Error & { data: Problem }>(client, 'connect_error');
        expect(error.data).toMatchObject({ status, detail: error.message });
        expect(error.data.code).toBe(code);
        await until(() => live.upgrades.sockets.every((socket) => socket.destroyed));
      },
    );

    it('that becomes void is reported before the connection is closed with 4410', async () => {
      const client = await connected(anonymous('valid'));
      const engine = client.io.engine;
      const closed = new Promise((resolve) =>
        (engine.transport as unknown as { ws: WebSocket }).ws.addEventListener('close', ({ code }) =>
          resolve(code),
        ),
      );
      const notice = nextEvent(client, 'board');
      const disconnected = nextEvent<string>(client, 'disconnect');
      for (const viewer of live.links.viewers) viewer.onVoid('board');
      expect(await notice).toEqual({ id: 'board', revision: null });
      expect(await disconnected).toBe('io server disconnect');
      expect(await closed).toBe(CLOSE_CODES.linkVoid);
      await until(() => live.links.viewers.size === 0);
    });

    it('is left with the namespace, and then ends the connection of an anonymous client', async () => {
      const client = await connected(anonymous('valid'));
      client.io.engine.write('1/clock,');
      await until(
        () => live.links.viewers.size === 0 && live.upgrades.sockets.every((socket) => socket.destroyed),
      );
    });
  });

  describe('watch', () => {
    it('answers with the states of the zones, under the requested names', async () => {
      const client = await connected();
      const states = await client.emitWithAck('watch', ['Asia/Kathmandu', 'us/eastern', 'Asia/Kathmandu']);
      const rules = new ZoneRules();
      const nowMs = live.clock.nowMs();
      expect(states).toEqual([
        rules.stateAt('Asia/Kathmandu', nowMs),
        { ...rules.stateAt('US/Eastern', nowMs), zone: 'us/eastern' },
      ]);
    });

    it('accepts a list without an ack, and replaces the previous one', async () => {
      live.clock.step(Date.UTC(2026, 10, 1, 5, 59, 58, 250) - live.clock.nowMs());
      const client = await connected();
      await client.emitWithAck('watch', ['Europe/Berlin']);
      client.emit('watch', ['America/New_York']);
      await client.emitWithAck('sync', 1);
      const zones = nextEvent<ZoneState[]>(client, 'zones');
      await tickOf(client);
      await tickOf(client);
      live.clock.pass(500);
      expect(await zones).toEqual([new ZoneRules().stateAt('America/New_York', live.clock.nowMs())]);
    });

    it.each([
      [['Europe/Berlin', 'Mars/Olympus'], 'Mars/Olympus'],
      ['Europe/Berlin', 'list'],
      [7, 'list'],
      [null, 'list'],
      [[null], 'name'],
      [Array(MAX_WATCHED_ZONES + 1).fill('UTC'), 'at most'],
    ])('answers %j with a problem', async (zones, text) => {
      const answer = await loose(await connected()).emitWithAck('watch', zones);
      expect(answer).toMatchObject({ status: 400, detail: expect.stringContaining(text) });
      expect(isProblem(answer)).toBe(true);
    });

    it('answers with a problem if there is only an ack', async () => {
      expect(await loose(await connected()).emitWithAck('watch')).toMatchObject({ status: 400 });
    });

    it('keeps the previous zones when it is refused', async () => {
      live.clock.step(Date.UTC(2026, 10, 1, 5, 59, 59, 250) - live.clock.nowMs());
      const client = await connected();
      await client.emitWithAck('watch', ['America/New_York']);
      await client.emitWithAck('watch', ['Mars/Olympus']);
      const zones = nextEvent<ZoneState[]>(client, 'zones');
      await tickOf(client);
      live.clock.pass(500);
      expect(await zones).toHaveLength(1);
    });
  });

  describe('sync', () => {
    it("answers with the server's two timestamps", async () => {
      const client = await connected();
      const nowMs = live.clock.nowMs();
      expect(await client.emitWithAck('sync', 1)).toEqual({ receivedMs: nowMs, sentMs: nowMs });
    });

    it('adds that the clock of the host is not synchronised, from when this is known to when it ends', async () => {
      const client = await connected();
      for (const [synchronised, expected] of [
        [true, undefined],
        [false, false],
        [true, undefined],
      ] as const) {
        live.hostClock.status = { synchronised, source: 'chrony', checkedAtMs: 0 };
        expect((await client.emitWithAck('sync', 1)).synchronised).toBe(expected);
      }
    });

    it.each([['noon'], [null], [[]]])('answers %j with a problem', async (clientMs) => {
      expect(await loose(await connected()).emitWithAck('sync', clientMs)).toMatchObject({ status: 400 });
    });
  });

  describe('other messages of a client', () => {
    it('are answered with a problem if the event is unknown', async () => {
      const answer = await loose(await connected()).emitWithAck('what-time-is-it', 1);
      expect(answer).toMatchObject({
        type: 'urn:live-tz:problem:invalid',
        detail: expect.stringContaining('watch'),
      });
    });

    it('need no ack, valid or not', async () => {
      const client = await connected();
      loose(client).emit('what-time-is-it');
      loose(client).emit('watch', 7);
      loose(client).emit('sync');
      expect(await client.emitWithAck('watch', ['UTC'])).toHaveLength(1);
    });

    it('are refused above the limit of a minute, and accepted in the next', async () => {
      const client = await connected();
      for (let sent = 0; sent < MESSAGES_PER_MINUTE; sent += 1) client.emit('sync', sent);
      expect(await client.emitWithAck('sync', 1)).toMatchObject({ status: 429 });
      live.clock.step(MS_PER_MINUTE);
      expect(await client.emitWithAck('sync', 1)).toHaveProperty('receivedMs');
    });

    it('close the connection if there are far too many', async () => {
      const client = await connected(dial(CLOCK_NAMESPACE, { reconnection: false }));
      const closed = nextEvent<string>(client, 'disconnect');
      for (let sent = 0; sent <= MAX_PER_CONNECTION.frames; sent += 1) client.emit('sync', sent);
      expect(await closed).toBe('transport close');
    });

    it('close the connection if they are too long', async () => {
      const client = await connected(dial(CLOCK_NAMESPACE, { reconnection: false }));
      const closed = nextEvent<string>(client, 'disconnect');
      loose(client).emit('watch', ['x'.repeat(MAX_MESSAGE_BYTES)]);
      expect(await closed).toBe('transport close');
    });
  });

  describe('connecting', () => {
    it.each(['', '/', '/other'])('is refused in the namespace "%s"', async (namespace) => {
      const client = dial(namespace, { reconnection: false });
      expect(await nextEvent<Error>(client, 'connect_error')).toBeInstanceOf(Error);
    });

    it('does not take over another connection', async () => {
      const client = await connected();
      const intruder = new WebSocket(
        `ws://${live.host}/socket.io/?EIO=4&transport=websocket&sid=${client.io.engine.id}`,
      );
      const opening = await next<Buffer>(intruder, 'message');
      expect(opening.toString()).toContain('"sid"');
      expect(opening.toString()).not.toContain(client.io.engine.id);
      intruder.terminate();
      expect(await tickOf(client)).toBeGreaterThan(0);
    });

    it('requires WebSocket', async () => {
      const client = dial(CLOCK_NAMESPACE, { transports: ['polling'], reconnection: false });
      expect(await nextEvent<Error>(client, 'connect_error')).toBeInstanceOf(Error);
    });
  });

  describe('a client without a library', () => {
    const JOIN = `40${CLOCK_NAMESPACE},`;
    const LEAVE = `41${CLOCK_NAMESPACE},`;
    let socket: WebSocket;

    beforeEach(async () => {
      socket = new WebSocket(`ws://${live.host}/socket.io/?EIO=4&transport=websocket`);
      await next(socket, 'message');
    });

    /** Resolves with the first message that begins with this text. */
    function messageBeginning(beginning: string): Promise<string> {
      return new Promise((resolve) => {
        const look = (data: Buffer): void => {
          if (!data.toString().startsWith(beginning)) return;
          socket.off('message', look);
          resolve(data.toString());
        };
        socket.on('message', look);
      });
    }

    async function join(): Promise<void> {
      const joined = messageBeginning(JOIN);
      socket.send(JOIN);
      await joined;
    }

    /** A message after leaving is answered when the leaving is complete. */
    async function leave(): Promise<void> {
      const refused = messageBeginning('44/other,');
      socket.send(LEAVE);
      socket.send('40/other,');
      await refused;
    }

    it('joins once, however often it tries in one write', async () => {
      let joined = 0;
      socket.on('message', (data: Buffer) => (joined += data.toString().startsWith(`${JOIN}{`) ? 1 : 0));
      const closed = next(socket, 'close');
      const answered = messageBeginning(`${JOIN}{`);
      for (let attempt = 0; attempt < 100; attempt += 1) socket.send(JOIN);
      await answered;
      // Socket.IO itself closes the connection of a client that tries again after the answer.
      socket.send(JOIN);
      await closed;
      expect(joined).toBe(1);
      expect(live.health.report().connections.socketIo).toBe(0);
    });

    it('may leave and join again, but its rate limit is not reset', async () => {
      const closed = next<number>(socket, 'close');
      let joined = 0;
      const round = async (): Promise<void> => {
        await join();
        await leave();
        joined += 1;
        await round();
      };
      void round();
      expect(await closed).toBe(1008);
      // Each round sends three frames.
      expect(joined).toBe(MAX_PER_CONNECTION.frames / 3);
      await until(() => live.sessions.ids().length === 0);
    });

    it.each<[string, (socket: WebSocket) => void]>([
      ['messages', (flooding) => flooding.send('42/clock,["sync",1]')],
      ['unknown events', (flooding) => flooding.send('42/clock,["what-time-is-it"]')],
      ['Engine.IO packets without a meaning', (flooding) => flooding.send('6')],
      ['Engine.IO pongs without a ping', (flooding) => flooding.send('3')],
      ['acks that were not requested', (flooding) => flooding.send('43/clock,7[]')],
      ['requests to join other namespaces', (flooding) => flooding.send(`40/${Math.random()},`)],
      ['pings of WebSocket', (flooding) => flooding.ping()],
      ['pongs of WebSocket', (flooding) => flooding.pong()],
    ])('is closed with 1008 when it sends too many %s', async (_what, send) => {
      await join();
      const closed = once(socket, 'close');
      for (let sent = 0; sent < 2 * MAX_PER_CONNECTION.frames; sent += 1) send(socket);
      const [code, reason] = (await closed) as [number, Buffer];
      expect([code, reason.toString()]).toEqual([1008, expect.stringMatching(/^Send less: .+\.$/)]);
      await until(() => live.sessions.ids().length === 0);
      expect(live.health.report().connections.socketIo).toBe(0);
    });

    it('is closed with its session, even after it has left', async () => {
      await join();
      await leave();
      const closed = next(socket, 'close');
      live.sessions.end(['session']);
      await closed;
      expect(live.sessions.ids()).toEqual([]);
    });
  });

  describe('pings', () => {
    it('reach a client that has not joined, and one that answers keeps its connection', async () => {
      const early = new WebSocket(`ws://${live.host}/socket.io/?EIO=4&transport=websocket`);
      await next(early, 'message');
      for (let round = 0; round < 2; round += 1) {
        const pinged = next<Buffer>(early, 'message');
        live.clock.pass(PING_EVERY_SECONDS * MS_PER_SECOND);
        expect(String(await pinged)).toBe('2');
        early.send('3');
        early.ping();
        await next(early, 'pong');
      }
      expect(live.sessions.ids()).toEqual(['session']);
      early.terminate();
    });

    it('disconnect a client that does not answer', async () => {
      const silent = new WebSocket(`ws://${live.host}/socket.io/?EIO=4&transport=websocket`);
      await next(silent, 'message');
      const closed = next(silent, 'close');
      live.clock.pass(2 * PING_EVERY_SECONDS * MS_PER_SECOND);
      await closed;
      await until(() => live.sessions.ids().length === 0);
    });
  });

  describe('disconnecting', () => {
    it('is final when the session ends, for the sockets of that session only', async () => {
      const ending = await connected(dialAs('ending'));
      const staying = await connected(dialAs('staying'));
      const reason = nextEvent<string>(ending, 'disconnect');
      const closed = next(live.upgrades.sockets[0]!, 'close');
      live.sessions.end(['ending']);
      expect(await reason).toBe('io server disconnect');
      await closed;
      expect(await tickOf(staying)).toBeGreaterThan(0);
      expect(live.sessions.ids()).toEqual(['staying']);
      expect(live.health.report().connections.socketIo).toBe(1);
    });

    it('is temporary when the server restarts: the client reconnects by itself', async () => {
      const client = await connected();
      const closed = nextEvent<string>(client, 'disconnect');
      const back = nextEvent(client, 'connect');
      void live.sessions.closeAll(3000);
      expect(await closed).toBe('transport close');
      await back;
      expect(await tickOf(client)).toBeGreaterThan(0);
    });

    it('also affects a client that has not joined yet', async () => {
      const early = new WebSocket(`ws://${live.host}/socket.io/?EIO=4&transport=websocket`);
      await next(early, 'message');
      const closed = next(early, 'close');
      live.sessions.end(['session']);
      await closed;
      expect(live.sessions.ids()).toEqual([]);
    });

    it('affects a client that does not read', async () => {
      const subscriber = await connected(dialAs('subscriber'));
      const idler = await connected(dial(CLOCK_NAMESPACE, { reconnection: false }));
      await idler.emitWithAck('watch', ['UTC']);
      const idle = live.upgrades.sockets[1]!;
      (idler.io.engine.transport as unknown as { ws: WebSocket }).ws.pause();
      await stuff(idle);
      for (let second = 1; second < UNREAD_SECONDS; second += 1) await tickOf(subscriber);
      expect(live.health.report()).toMatchObject({ droppedSubscribers: 0, connections: { socketIo: 2 } });
      const cut = next(idle, 'close');
      await tickOf(subscriber);
      await cut;
      expect(live.health.report()).toMatchObject({ droppedSubscribers: 1, connections: { socketIo: 1 } });
    });
  });
});
