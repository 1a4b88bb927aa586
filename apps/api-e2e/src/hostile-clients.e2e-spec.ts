import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Preferences, SavedZone } from '@live-tz/contracts';
import {
  BrowserLike,
  nextFrames,
  PASSWORD,
  plainSocket,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import type { WebSocket } from 'ws';
import { faultsIn } from './support/faults';
import { retryUnavailable } from './support/retry-unavailable';
import { problemOf } from './support/problem-of';

const MAX_SOCKETS = 20;
const LIVE_PATHS = ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket'];

let app: RunningApp;
let user: BrowserLike;
const openSockets: Socket[] = [];

beforeAll(async () => {
  app = await RunningApp.start({ SOCKETS_PER_PERSON: String(MAX_SOCKETS) });
  user = await BrowserLike.register(app.url);
});
afterEach(() => {
  for (const socket of openSockets.splice(0)) socket.destroy();
});

/** The program neither logs a fault nor ends, whatever the clients do. */
afterAll(async () => {
  const faults = faultsIn(app.log);
  expect(await app.end()).toBe(0);
  await app.dispose();
  expect(faults).toEqual([]);
});

/** A connection that sends bytes unchanged. */
function bareConnection(): Socket {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  openSockets.push(socket);
  return socket;
}

function upgradeRequest(path: string, client: BrowserLike): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(app.url).host}`,
    `Cookie: ${client.cookieHeader()}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Resolves to the status of the response once its head has arrived. */
async function statusOf(socket: Socket): Promise<number> {
  let head = '';
  while (!head.includes('\r\n\r\n')) {
    const [chunk] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [unknown];
    if (!Buffer.isBuffer(chunk)) throw new Error(`The connection was closed after: ${head}`);
    head += chunk.toString('latin1');
  }
  return Number(head.split(' ', 2)[1]);
}

describe('upgrades', () => {
  it.each(LIVE_PATHS)(
    'that are aborted by the hundred leave the connection limit unused: %s',
    async (path) => {
      const sockets = Array.from({ length: 300 }, () => bareConnection());
      await Promise.all(
        sockets.map(async (socket, index) => {
          await once(socket, 'connect');
          const closed = once(socket, 'close');
          socket.write(upgradeRequest(path, user));
          // During the checks, after them, or by half-closing the connection.
          if (index % 3 === 0) socket.resetAndDestroy();
          else if (index % 3 === 1) socket.once('data', () => socket.destroy());
          else socket.end().resume();
          await closed;
        }),
      );
      const allowed = Array.from({ length: MAX_SOCKETS }, () =>
        plainSocket(app.url, LIVE_PATHS[0]!, user.headers()),
      );
      await Promise.all(allowed.map((socket) => once(socket, 'open')));
      await Promise.all(
        allowed.map((socket) => {
          const closed = once(socket, 'close');
          socket.close();
          return closed;
        }),
      );
    },
  );

  it('that stop in the middle of their headers do not delay others', async () => {
    const slow = Array.from({ length: 100 }, () => bareConnection());
    for (const socket of slow) socket.write('GET /ws/time/UTC/ HTTP/1.1\r\nConnection: Upgrade\r\nUpgra');
    expect((await user.get('/users/me')).status).toBe(200);
    const live = plainSocket(app.url, '/ws/time/UTC/', user.headers());
    expect(await nextFrames(live, 1)).toHaveLength(1);
    live.terminate();
  });

  it('after other requests on the same connection do no harm', async () => {
    const socket = bareConnection();
    socket.write(
      `GET /api/v1/zones?q=paris HTTP/1.1\r\nHost: x\r\n\r\n${upgradeRequest('/ws/time/UTC/', user)}`,
    );
    await once(socket, 'data');
    socket.destroy();
    expect((await user.get('/meta')).status).toBe(200);
  });
});

describe('requests', () => {
  it('in absolute form, as proxies send them, are served', async () => {
    const socket = bareConnection();
    socket.write(`GET http://clock.example/api/v1/zones/UTC HTTP/1.1\r\nHost: clock.example\r\n\r\n`);
    expect(await statusOf(socket)).toBe(200);
  });

  it.each([
    ['a TLS handshake', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'],
    [
      'two content lengths',
      'POST /api/v1/auth/logout HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'a content length and chunks',
      'POST /api/v1/auth/logout HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET /api/v1/meta HTTP/1.1\r\n\r\n'],
    ['a NUL in a header', 'GET /api/v1/meta HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n'],
    ['an unknown method', 'BREW /coffee HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('with %s are refused by the HTTP parser', async (_what, text) => {
    const socket = bareConnection();
    socket.write(text);
    expect(await statusOf(socket)).toBe(400);
  });
});

describe('frames', () => {
  const MASK = Buffer.alloc(4);
  /** A masked frame of less than 126 bytes (RFC 6455, section 5.2). */
  const frame = (first: number, payload: Buffer | string): Buffer =>
    Buffer.concat([Buffer.from([first, 0x80 | payload.length]), MASK, Buffer.from(payload)]);
  const FIN = 0x80;

  const BAD_FRAMES: [kind: string, frame: Buffer, code: number][] = [
    ['not UTF-8', frame(FIN | 1, Buffer.from([0xff, 0xfe])), 1007],
    ['not masked', Buffer.from([FIN | 1, 2, 0x68, 0x69]), 1002],
    ['of an unknown opcode', frame(FIN | 5, 'x'), 1002],
    ['compressed without negotiation', frame(FIN | 0x40 | 1, 'x'), 1002],
    ['a continuation of nothing', frame(FIN, 'x'), 1002],
    ['a fragmented ping', frame(9, 'x'), 1002],
    [
      'announced as two gigabytes long',
      Buffer.from([FIN | 1, FIN | 127, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]),
      1009,
    ],
    ['a close with a reserved code', frame(FIN | 8, Buffer.from([0x03, 0xe7])), 1002],
  ];

  it.each(BAD_FRAMES.flatMap((bad) => LIVE_PATHS.map((path) => [...bad, path] as const)))(
    'that are %s close only their connection',
    async (_kind, bad, code, path) => {
      const socket = bareConnection();
      socket.write(upgradeRequest(path, user));
      expect(await statusOf(socket)).toBe(101);
      const closing = closeCodeOf(socket);
      socket.write(bad);
      expect(await closing).toBe(code);
    },
  );

  it('in fragments are accepted', async () => {
    const socket = bareConnection();
    socket.write(upgradeRequest('/ws/time/UTC/', user));
    expect(await statusOf(socket)).toBe(101);
    socket.write(Buffer.concat([frame(1, 'ab'), frame(0, 'cd'), frame(FIN, 'ef')]));
    const [tick] = (await once(socket, 'data')) as [Buffer];
    expect(tick.toString()).toContain('"timezone":"UTC"');
  });

  /** The code of the close frame of a server, whose frames are short and not masked. */
  async function closeCodeOf(socket: Socket): Promise<number> {
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (received = Buffer.concat([received, chunk])));
    await once(socket, 'end');
    return received.readUInt16BE(received.lastIndexOf(Buffer.from([FIN | 8, 2])) + 2);
  }
});

describe('races', () => {
  it('between a log-out and upgrades leave no socket open', async () => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    for (let round = 0; round < 9; round += 1) {
      const headers = client.headers();
      const sockets = Array.from({ length: 6 }, (_, index) =>
        plainSocket(app.url, LIVE_PATHS[index % 2]!, headers),
      );
      const ends = sockets.map(endOf);
      // The log-out arrives before, during or after the upgrades.
      if (round % 3 > 0) await once(sockets[0]!, round % 3 === 1 ? 'upgrade' : 'open').catch(() => undefined);
      const { status } = await client.post('/auth/logout');
      expect(status).toBe(204);
      for (const end of await Promise.all(ends)) expect(['refused 401', 'closed']).toContain(end);
      expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
    }
  });

  it('between an account deletion and other requests get truthful responses', async () => {
    for (let round = 0; round < 5; round += 1) {
      const username = uniqueName();
      const client = await BrowserLike.register(app.url, username);
      const elsewhere = await BrowserLike.open(app.url);
      const answers = await Promise.all([
        elsewhere.post('/auth/login', { username, password: PASSWORD }),
        client.put('/users/me/password', { currentPassword: PASSWORD, newPassword: 'other long words' }),
        client.post('/users/me/zones', { zone: 'UTC' }),
        client.delete('/users/me'),
        client.post('/users/me/zones', { zone: 'UTC' }),
        client.patch('/users/me/preferences', { theme: 'dark' }),
        client.patch('/users/me', { username: `${username}x` }),
        client.put('/users/me/zones/order', { ids: [] }),
        client.get('/users/me/export'),
      ]);
      for (const answer of answers) {
        // 403: the CSRF token ended with the session. 409: the order of a list that was not empty yet.
        expect([200, 201, 204, 401, 403, 409]).toContain(answer.status);
        if (answer.status >= 400) problemOf(answer);
      }
      // No session outlives the account, even if the log-in came first.
      expect((await elsewhere.get('/users/me')).status).toBe(401);
      expect((await elsewhere.get('/auth/session')).body).toEqual({ user: null });
    }
  });

  it('between changes of the preferences keep each change', async () => {
    const changes: Partial<Preferences>[] = [
      { theme: 'dark' },
      { hourCycle: 'h23' },
      { showSeconds: false },
      { homeZone: 'Asia/Tokyo' },
    ];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        retryUnavailable(() => user.patch('/users/me/preferences', changes[index % 4])),
      ),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect((await user.get('/users/me/preferences')).body).toMatchObject(Object.assign({}, ...changes));
  });

  it('between changes of the list leave it consistent', async () => {
    const add = (label: string) =>
      user.post<SavedZone>('/users/me/zones', { zone: 'UTC', label, position: 0 });
    const zones = (await Promise.all(['a', 'b', 'c', 'd'].map(add))).map(({ body }) => body);
    const [a, b, c, d] = zones.map(({ id }) => id);
    const answers = await Promise.all([
      user.put('/users/me/zones/order', { ids: [a, b, c, d] }),
      user.delete(`/users/me/zones/${b}`),
      user.put('/users/me/zones/order', { ids: [d, c, b, a] }),
      add('e'),
      user.patch(`/users/me/zones/${b}`, { label: 'late' }),
      user.delete(`/users/me/zones/${b}`),
    ]);
    for (const { status } of answers) expect([200, 201, 204, 404, 409]).toContain(status);
    const { body: list } = await user.get<SavedZone[]>('/users/me/zones');
    expect(list.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(new Set(list.map(({ id }) => id))).toEqual(
      new Set([a, c, d, list.find(({ label }) => label === 'e')?.id]),
    );
  });

  /** How an upgrade that races with a log-out ended. */
  function endOf(socket: WebSocket): Promise<string> {
    return new Promise((resolve) => {
      socket.once('error', (error) => resolve(error.message));
      socket.once('unexpected-response', (_request, response) => {
        response.resume();
        resolve(`refused ${response.statusCode}`);
      });
      socket.once('close', () => resolve('closed'));
    });
  }
});

describe('sessions', () => {
  it('get ids from the server alone: a planted id is not adopted', async () => {
    const victim = await BrowserLike.open(app.url);
    const planted = 's%3Achosen-by-an-attacker.c2lnbmF0dXJl';
    victim.setCookie('livetz.sid', planted);
    await victim.post('/auth/register', { username: uniqueName(), password: PASSWORD });
    expect(victim.cookie('livetz.sid')).not.toBe(planted);
    const attacker = new BrowserLike(app.url);
    attacker.setCookie('livetz.sid', planted);
    expect((await attacker.get('/users/me')).status).toBe(401);
  });

  it('end for good: the next log-in replaces the cookie of an old session', async () => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    const old = { session: client.cookie('livetz.sid') ?? '', token: client.cookie('XSRF-TOKEN') ?? '' };
    await client.post('/auth/logout');
    const fresh = client.cookie('XSRF-TOKEN') ?? '';
    client.setCookie('livetz.sid', old.session);
    expect((await client.get('/auth/session')).body).toEqual({ user: null });
    client.setCookie('XSRF-TOKEN', fresh);
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
    expect(client.cookie('livetz.sid')).not.toBe(old.session);
    client.setCookie('XSRF-TOKEN', old.token);
    expect(problemOf(await client.delete('/users/me')).status).toBe(403);
    expect((await client.get('/users/me')).status).toBe(200);
  });

  it('are invalid with another signature, another id or a part of either', async () => {
    const client = await BrowserLike.register(app.url);
    const [id = '', signature = ''] = decodeURIComponent(client.cookie('livetz.sid') ?? '')
      .slice(2)
      .split('.');
    const forged = [
      `s:${id}`,
      `s:${id}.`,
      `s:${id}.${signature.slice(0, -1)}`,
      `s:${id.slice(0, -1)}.${signature}`,
      `s:${id.toUpperCase()}.${signature}`,
      `j:{"id":"${id}"}`,
      id,
    ];
    for (const value of forged) {
      const copy = new BrowserLike(app.url);
      copy.setCookie('livetz.sid', encodeURIComponent(value));
      expect([value, (await copy.get('/users/me')).status]).toEqual([value, 401]);
    }
  });
});
