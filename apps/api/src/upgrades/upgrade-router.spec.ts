import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import type { TokenScope } from '@live-tz/contracts';
import type { Config } from '../config/env';
import { DomainError } from '../errors/domain-error';
import { LiveSessions } from '../sessions/live-sessions';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionKeys } from '../sessions/session-keys';
import type { SessionUserLoader } from '../sessions/session-user-loader';
import { ConnectionLimiter } from './connection-limiter';
import { storedSessionId } from '../sessions/stored-session-id';
import { accessTokenHash, makeAccessToken } from '../tokens/bearer';
import type { AuthenticatedToken, TokenAuthenticator } from '../tokens/token-authenticator';
import { tokenUnknown } from '../tokens/token.errors';
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
  /** Replaces the database: each query waits until the test answers it. */
  let queries: {
    sessionId: string;
    answer: (userId: string | null) => void;
    fail: (error: Error) => void;
  }[];
  /** The same for tokens: the answer is a user id and scopes. */
  let lookups: { tokenHash: string; answer: (found: string[]) => void; fail: (error: Error) => void }[];
  let accepted: { request: UpgradeRequest; socket: Duplex; rest: string }[];
  let entered: Socket[];
  let isProxyTrusted: boolean;

  beforeEach(async () => {
    queries = [];
    lookups = [];
    accepted = [];
    entered = [];
    isProxyTrusted = false;
    live = new LiveSessions();
    const userIdOf = (sessionId: string): Promise<string | null> =>
      new Promise((answer, fail) => queries.push({ sessionId, answer, fail }));
    const users = { userIdOf } as unknown as SessionUserLoader;
    const authenticate = async (token: unknown): Promise<AuthenticatedToken> => {
      const [userId, ...scopes] = await new Promise<string[]>((answer, fail) =>
        lookups.push({ tokenHash: accessTokenHash(token), answer, fail }),
      );
      return { userId: userId ?? '', scopes: scopes as TokenScope[] };
    };
    upgrades = new UpgradeRouter(
      CONFIG,
      new SessionCookie('/tz', KEYS),
      users,
      { authenticate } as unknown as TokenAuthenticator,
      live,
      new ConnectionLimiter(CONFIG),
    );
    upgrades.register({
      isOpenToAnonymous: true,
      matches: (path) => (path === '/open' ? '' : null),
      accept: (request, socket, _head, rest) => {
        accepted.push({ request, socket, rest });
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        socket.resume().once('end', () => socket.destroy());
        return { close: (reason) => socket.end(reason) };
      },
    });
    upgrades.register({
      matches: (path) => /^\/ws\/(\w+)$/.exec(path)?.[1] ?? null,
      admit: (rest) => {
        if (rest === 'nowhere') throw new DomainError('not-found', 'There is no such place.');
      },
      accept: (request, socket, _head, rest) => {
        accepted.push({ request, socket, rest });
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        // Like a WebSocket: closes when the client does.
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

  function upgrade(path = '/tz/ws/UTC', headers: Record<string, string> = {}, method = 'GET'): Socket {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const lines = Object.entries({ ...HANDSHAKE, ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
    return socket;
  }

  /** The next query to the database for a pending connection. */
  async function nextQuery(): Promise<(typeof queries)[number]> {
    while (queries.length === 0) await immediate();
    return queries.shift()!;
  }

  async function letIn(socket = upgrade(), userId = 'user'): Promise<Socket> {
    (await nextQuery()).answer(userId);
    await once(socket, 'data');
    return socket;
  }

  /** The status and the detail of a refusal, after which the connection is closed. */
  async function refusalOf(socket: Socket): Promise<[status: number, detail: string]> {
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('application/problem+json');
    const { status, detail } = JSON.parse(body) as { status: number; detail: string };
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(detail).toMatch(/^[A-Z].*\.$/);
    return [status, detail];
  }

  it('admits a user, and passes the user id to the route', async () => {
    await letIn();
    expect(accepted).toHaveLength(1);
    expect(accepted[0]).toMatchObject({ rest: 'UTC', request: { userId: 'user' } });
    expect(live.ids()).toEqual([MINE]);
  });

  it('queries the database by the hash of the id only', async () => {
    upgrade();
    expect((await nextQuery()).sessionId).toBe(MINE);
  });

  it('accepts a cookie that an older secret has signed', async () => {
    await letIn(
      upgrade('/tz/ws/UTC', { Cookie: cookieOf('mine', 'livetz.sid', new SessionKeys(['an older secret'])) }),
    );
  });

  it('reads the cookie of plain HTTP or that of TLS, depending on the connection', async () => {
    const overTls = { 'X-Forwarded-Proto': 'https' };
    const byName = (name: string) => ({ ...overTls, Cookie: cookieOf('mine', name) });
    isProxyTrusted = true;
    await letIn(upgrade('/tz/ws/UTC', byName('__Secure-livetz.sid')));
    expect((await refusalOf(upgrade('/tz/ws/UTC', byName('livetz.sid'))))[0]).toBe(401);
    isProxyTrusted = false;
    expect((await refusalOf(upgrade('/tz/ws/UTC', byName('__Secure-livetz.sid'))))[0]).toBe(401);
  });

  it.each<[string, number, () => Socket]>([
    ['another path', 404, () => upgrade('/tz/other')],
    ['a path outside the base path', 404, () => upgrade('/ws/UTC')],
    ['another protocol', 400, () => upgrade('/tz/ws/UTC', { Upgrade: 'h2c' })],
    ['another version', 400, () => upgrade('/tz/ws/UTC', { 'Sec-WebSocket-Version': '7' })],
    ['half a key', 400, () => upgrade('/tz/ws/UTC', { 'Sec-WebSocket-Key': 'c2hvcnQ=' })],
    ['another method', 400, () => upgrade('/tz/ws/UTC', {}, 'POST')],
    ['no cookie', 401, () => upgrade('/tz/ws/UTC', { Cookie: '' })],
    ['a forged cookie', 401, () => upgrade('/tz/ws/UTC', { Cookie: 'livetz.sid=s%3Amine.forged' })],
  ])('refuses %s without querying the database', async (_what, status, connect) => {
    expect((await refusalOf(connect()))[0]).toBe(status);
    expect(queries).toEqual([]);
    expect(live.ids()).toEqual([]);
  });

  it.each([
    ['an ended session', 401, '/tz/ws/UTC', {}, null],
    ['a page from elsewhere', 403, '/tz/ws/UTC', { Origin: 'https://evil.example' }, 'user'],
    ['a zone there is not', 404, '/tz/ws/nowhere', {}, 'user'],
  ])('refuses %s', async (_what, status, path, headers, userId) => {
    const refusal = refusalOf(upgrade(path, headers));
    (await nextQuery()).answer(userId);
    expect((await refusal)[0]).toBe(status);
    expect(accepted).toEqual([]);
    await until(() => live.ids().length === 0);
  });

  describe('a token', () => {
    const { token, tokenHash } = makeAccessToken();
    const withToken = (path = '/tz/ws/UTC', bearer = token) =>
      upgrade(path, { Authorization: `Bearer ${bearer}` });

    async function nextLookup(): Promise<(typeof lookups)[number]> {
      while (lookups.length === 0) await immediate();
      return lookups.shift()!;
    }

    it('admits its user, whatever cookie is sent as well, until it is revoked', async () => {
      const socket = withToken();
      const lookup = await nextLookup();
      expect(lookup.tokenHash).toBe(tokenHash);
      lookup.answer(['user', 'clock:read']);
      await once(socket, 'data');
      expect(queries).toEqual([]);
      expect(accepted[0]?.request).toMatchObject({ userId: 'user', scopes: ['clock:read'] });
      expect(live.ids()).toEqual([tokenHash]);
      live.end([tokenHash]);
      expect(await text(socket)).toBe('revoked');
    });

    it('that is revoked during its lookup is refused', async () => {
      const socket = withToken();
      const lookup = await nextLookup();
      live.end([tokenHash]);
      lookup.answer(['user', 'clock:read']);
      expect((await refusalOf(socket))[0]).toBe(401);
      expect(accepted).toEqual([]);
    });

    it.each<[string, number, (lookup: (typeof lookups)[number]) => void]>([
      ['is unknown', 401, ({ fail }) => fail(tokenUnknown())],
      ['lacks the scope clock:read', 403, ({ answer }) => answer(['user', 'boards:write'])],
    ])('that %s is refused, also where anonymous clients are admitted', async (_what, status, settle) => {
      for (const path of ['/tz/ws/UTC', '/tz/open']) {
        const refusal = refusalOf(withToken(path));
        settle(await nextLookup());
        expect((await refusal)[0]).toBe(status);
      }
      expect(accepted).toEqual([]);
    });

    it('that is malformed is refused without a lookup', async () => {
      expect((await refusalOf(withToken('/tz/open', 'ltz_short')))[0]).toBe(401);
      expect([...lookups, ...queries]).toEqual([]);
    });

    it('replaces the session of an accepted connection, which then counts for the user of the token', async () => {
      const socket = await letIn();
      const { pending } = accepted[0]!.request;
      const identified = upgrades.useToken(pending, token);
      expect(live.ids()).toEqual([tokenHash]);
      (await nextLookup()).answer(['other', 'clock:read']);
      expect(await identified).toEqual({ userId: 'other', scopes: ['clock:read'] });
      expect(pending.quota?.user.userId).toBe('other');
      live.end([MINE]);
      live.end([tokenHash]);
      expect(await text(socket)).toBe('revoked');
    });
  });

  it('admits anonymous clients to a route that is open to them, and closes them when the node stops', async () => {
    const without = upgrade('/tz/open', { Cookie: '' });
    await once(without, 'data');
    const ended = upgrade('/tz/open');
    (await nextQuery()).answer(null);
    await once(ended, 'data');
    expect(accepted.map(({ request }) => request.userId)).toEqual([null, null]);
    expect(live.ids()).toEqual([]);
    const texts = Promise.all([text(without), text(ended)]);
    await live.closeAll(1_000);
    expect(await texts).toEqual(['restart', 'restart']);
  });

  it('closes the connection of a user who logs out later, through the route', async () => {
    const socket = await letIn();
    live.end([MINE]);
    expect(await text(socket)).toBe('ended');
    await until(() => live.ids().length === 0);
  });

  it('refuses a user who logs out during the query', async () => {
    const refusal = refusalOf(upgrade());
    const { answer } = await nextQuery();
    live.end([MINE]);
    answer('user');
    expect((await refusal)[0]).toBe(401);
    expect(accepted).toEqual([]);
  });

  it('admits a user whose session is renewed during the query, and ends the connection with the new id', async () => {
    const socket = upgrade();
    const { answer } = await nextQuery();
    live.renew({ from: MINE, to: 'renewed' });
    answer(null);
    const again = await nextQuery();
    expect(again.sessionId).toBe('renewed');
    again.answer('user');
    await once(socket, 'data');
    live.end([MINE]);
    expect(live.ids()).toEqual(['renewed']);
    live.end(['renewed']);
    expect(await text(socket)).toBe('ended');
    await until(() => live.ids().length === 0);
  });

  it('forgets a client that disconnects during the query', async () => {
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const socket = upgrade();
      const { answer } = await nextQuery();
      socket.resetAndDestroy();
      await until(() => live.ids().length === 0);
      answer('user');
    }
    await immediate();
    expect(accepted).toEqual([]);
    // They do not count as connections.
    await letIn();
    await letIn();
  });

  it('admits as many connections as a user may have, and another when one has ended', async () => {
    const first = await letIn();
    await letIn();
    const refusal = refusalOf(upgrade());
    (await nextQuery()).answer('user');
    expect(await refusal).toEqual([429, expect.stringContaining('2 live connections')]);
    await letIn(upgrade('/tz/ws/UTC', { Cookie: cookieOf('theirs') }), 'another user');
    first.destroy();
    await until(() => accepted[0]!.socket.destroyed);
    await letIn();
    expect(accepted).toHaveLength(4);
  });

  it('queries the database for at most twice as many upgrades of a session at once as it may have', async () => {
    for (let opened = 0; opened < 4; opened += 1) upgrade();
    await until(() => queries.length === 4);
    expect(await refusalOf(upgrade())).toEqual([429, expect.stringContaining('at once')]);
    expect(queries).toHaveLength(4);
    const other = upgrade('/tz/ws/UTC', { Cookie: cookieOf('theirs') });
    await until(() => queries.length === 5);
    queries.pop()!.answer('another user');
    await once(other, 'data');
  });

  it('reports and logs a failure of the server', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const refusal = refusalOf(upgrade());
    (await nextQuery()).fail(new TypeError('a bug'));
    expect((await refusal)[0]).toBe(500);
    expect(logged).toHaveBeenCalledTimes(1);
    await until(() => live.ids().length === 0);
  });

  it('refuses all connections when it is closed', async () => {
    upgrades.close();
    const refusal = refusalOf(upgrade());
    (await nextQuery()).answer('user');
    expect((await refusal)[0]).toBe(503);
  });
});

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits for an effect of the other end of a connection. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await immediate();
}
