import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import type { Config } from '../config/env';
import { DomainError } from '../errors/domain-error';
import { LiveSessions } from '../sessions/live-sessions';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionKeys } from '../sessions/session-keys';
import type { SessionUserLoader } from '../sessions/session-user-loader';
import { ConnectionLimiter } from './connection-limiter';
import { storedSessionId } from '../sessions/stored-session-id';
import { UpgradeRouter, type UpgradeRequest } from './upgrade-router';

const KEYS = new SessionKeys(['a secret', 'an older secret']);
const MINE = storedSessionId('mine');
const CONFIG = {
  http: { basePath: '/tz', allowedOrigins: ['https://wall.example'], publicUrl: null },
  clock: { socketsPerUser: 2 },
} as unknown as Config;
const HANDSHAKE: Record<string, string> = {
  Host: 'clock.example',
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  Cookie: cookieOf('mine'),
};

function cookieOf(sessionId: string, name = 'livetz.sid', keys = KEYS): string {
  return `${name}=${encodeURIComponent(keys.cookieValue(sessionId))}`;
}

describe('UpgradeRouter', () => {
  let server: Server;
  let live: LiveSessions;
  let upgrades: UpgradeRouter;
  /** Stands in for the database: each question waits until the test answers it. */
  let questions: {
    sessionId: string;
    answer: (userId: string | null) => void;
    fail: (error: Error) => void;
  }[];
  let accepted: { request: UpgradeRequest; socket: Duplex; rest: string }[];
  let entered: Socket[];
  let isProxyTrusted: boolean;

  beforeEach(async () => {
    questions = [];
    accepted = [];
    entered = [];
    isProxyTrusted = false;
    live = new LiveSessions();
    const userIdOf = (sessionId: string): Promise<string | null> =>
      new Promise((answer, fail) => questions.push({ sessionId, answer, fail }));
    const owners = { userIdOf } as unknown as SessionUserLoader;
    upgrades = new UpgradeRouter(
      CONFIG,
      new SessionCookie('/tz', KEYS),
      owners,
      live,
      new ConnectionLimiter(CONFIG),
    );
    upgrades.register({
      matches: (path) => /^\/ws\/(\w+)$/.exec(path)?.[1] ?? null,
      admit: (rest) => {
        if (rest === 'nowhere') throw new DomainError('not-found', 'There is no such place.');
      },
      accept: (request, socket, _head, rest) => {
        accepted.push({ request, socket, rest });
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        // As WebSockets do: who goes is gone.
        socket.resume().once('end', () => socket.destroy());
        return { close: (reason) => socket.end(reason) };
      },
    });
    server = createServer();
    upgrades.attach(server, () => isProxyTrusted);
    server.on('connection', (socket) => entered.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    for (const socket of entered) socket.destroy();
    server.close();
    jest.restoreAllMocks();
  });

  function knock(path = '/tz/ws/UTC', headers: Record<string, string> = {}, method = 'GET'): Socket {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const lines = Object.entries({ ...HANDSHAKE, ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
    return socket;
  }

  /** The question the door asks of the database for one who has knocked. */
  async function question(): Promise<(typeof questions)[number]> {
    while (questions.length === 0) await immediate();
    return questions.shift()!;
  }

  async function letIn(socket = knock(), userId = 'person'): Promise<Socket> {
    (await question()).answer(userId);
    await once(socket, 'data');
    return socket;
  }

  /** The status and the sentence of a refusal, after which the connection is closed. */
  async function refusalOf(socket: Socket): Promise<[status: number, detail: string]> {
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('application/problem+json');
    const { status, detail } = JSON.parse(body) as { status: number; detail: string };
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(detail).toMatch(/^[A-Z].*\.$/);
    return [status, detail];
  }

  it('lets a person in, and tells the route who it is', async () => {
    await letIn();
    expect(accepted).toHaveLength(1);
    expect(accepted[0]).toMatchObject({ rest: 'UTC', request: { userId: 'person' } });
    expect(live.ids()).toEqual([MINE]);
  });

  it('asks the database for the hash of the id alone', async () => {
    knock();
    expect((await question()).sessionId).toBe(MINE);
  });

  it('takes a cookie that an older secret has signed', async () => {
    await letIn(
      knock('/tz/ws/UTC', { Cookie: cookieOf('mine', 'livetz.sid', new SessionKeys(['an older secret'])) }),
    );
  });

  it('reads the cookie of plain http or that of TLS, by the way a connection comes', async () => {
    const overTls = { 'X-Forwarded-Proto': 'https' };
    const byName = (name: string) => ({ ...overTls, Cookie: cookieOf('mine', name) });
    isProxyTrusted = true;
    await letIn(knock('/tz/ws/UTC', byName('__Secure-livetz.sid')));
    expect((await refusalOf(knock('/tz/ws/UTC', byName('livetz.sid'))))[0]).toBe(401);
    isProxyTrusted = false;
    expect((await refusalOf(knock('/tz/ws/UTC', byName('__Secure-livetz.sid'))))[0]).toBe(401);
  });

  it.each<[string, number, () => Socket]>([
    ['another path', 404, () => knock('/tz/other')],
    ['a path beside the base path', 404, () => knock('/ws/UTC')],
    ['another protocol', 400, () => knock('/tz/ws/UTC', { Upgrade: 'h2c' })],
    ['another version', 400, () => knock('/tz/ws/UTC', { 'Sec-WebSocket-Version': '7' })],
    ['half a key', 400, () => knock('/tz/ws/UTC', { 'Sec-WebSocket-Key': 'c2hvcnQ=' })],
    ['another method', 400, () => knock('/tz/ws/UTC', {}, 'POST')],
    ['no cookie', 401, () => knock('/tz/ws/UTC', { Cookie: '' })],
    ['a forged cookie', 401, () => knock('/tz/ws/UTC', { Cookie: 'livetz.sid=s%3Amine.forged' })],
  ])('refuses %s without asking the database', async (_what, status, knocking) => {
    expect((await refusalOf(knocking()))[0]).toBe(status);
    expect(questions).toEqual([]);
    expect(live.ids()).toEqual([]);
  });

  it.each([
    ['a session that is over', 401, '/tz/ws/UTC', {}, null],
    ['a page from elsewhere', 403, '/tz/ws/UTC', { Origin: 'https://evil.example' }, 'person'],
    ['a zone there is not', 404, '/tz/ws/nowhere', {}, 'person'],
  ])('refuses %s', async (_what, status, path, headers, userId) => {
    const refusal = refusalOf(knock(path, headers));
    (await question()).answer(userId);
    expect((await refusal)[0]).toBe(status);
    expect(accepted).toEqual([]);
    await until(() => live.ids().length === 0);
  });

  it('sends away who logs out later, by the words of the route', async () => {
    const socket = await letIn();
    live.end([MINE]);
    expect(await text(socket)).toBe('ended');
    await until(() => live.ids().length === 0);
  });

  it('refuses whoever logs out while the database is asked', async () => {
    const refusal = refusalOf(knock());
    const { answer } = await question();
    live.end([MINE]);
    answer('person');
    expect((await refusal)[0]).toBe(401);
    expect(accepted).toEqual([]);
  });

  it('lets in whose session is renewed while the database is asked, and ends it with the new id', async () => {
    const socket = knock();
    const { answer } = await question();
    live.renew({ from: MINE, to: 'renewed' });
    answer(null);
    const again = await question();
    expect(again.sessionId).toBe('renewed');
    again.answer('person');
    await once(socket, 'data');
    live.end([MINE]);
    expect(live.ids()).toEqual(['renewed']);
    live.end(['renewed']);
    expect(await text(socket)).toBe('ended');
    await until(() => live.ids().length === 0);
  });

  it('forgets whoever hangs up while the database is asked', async () => {
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const socket = knock();
      const { answer } = await question();
      socket.resetAndDestroy();
      await until(() => live.ids().length === 0);
      answer('person');
    }
    await immediate();
    expect(accepted).toEqual([]);
    // They have taken nobody's place.
    await letIn();
    await letIn();
  });

  it('lets as many in as a person may have, and the next when one has gone', async () => {
    const first = await letIn();
    await letIn();
    const refusal = refusalOf(knock());
    (await question()).answer('person');
    expect(await refusal).toEqual([429, expect.stringContaining('2 live connections')]);
    await letIn(knock('/tz/ws/UTC', { Cookie: cookieOf('theirs') }), 'somebody else');
    first.destroy();
    await until(() => accepted[0]!.socket.destroyed);
    await letIn();
    expect(accepted).toHaveLength(4);
  });

  it('asks the database for no more upgrades of a session at once than it may have twice over', async () => {
    for (let asked = 0; asked < 4; asked += 1) knock();
    await until(() => questions.length === 4);
    expect(await refusalOf(knock())).toEqual([429, expect.stringContaining('at once')]);
    expect(questions).toHaveLength(4);
    const other = knock('/tz/ws/UTC', { Cookie: cookieOf('theirs') });
    await until(() => questions.length === 5);
    questions.pop()!.answer('somebody else');
    await once(other, 'data');
  });

  it('says that the server failed when it did, and logs it', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const refusal = refusalOf(knock());
    (await question()).fail(new TypeError('a bug'));
    expect((await refusal)[0]).toBe(500);
    expect(logged).toHaveBeenCalledTimes(1);
    await until(() => live.ids().length === 0);
  });

  it('sends everybody elsewhere when it is closed', async () => {
    upgrades.close();
    const refusal = refusalOf(knock());
    (await question()).answer('person');
    expect((await refusal)[0]).toBe(503);
  });
});

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits for what another end of a connection has to bring about. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await immediate();
}
