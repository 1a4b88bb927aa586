import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { API_PREFIX, isProblem, type PlainTick, type SyncStamps, type ZoneState } from '@live-tz/contracts';
import {
  BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  nextFrames,
  nextTicks,
  PASSWORD,
  plainSocket,
  refusalOf,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { expectUnbroken } from './support/seconds';

let app: RunningApp;
let user: BrowserLike;
const cleanups: (() => void)[] = [];

beforeAll(async () => {
  app = await RunningApp.start({ SOCKETS_PER_PERSON: '20', ALLOWED_ORIGINS: 'https://wall.example' });
  user = await BrowserLike.register(app.url);
});
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});
afterAll(() => app.dispose());

async function join(client: BrowserLike = user): Promise<ClockSocket> {
  const socket = clockSocket(app.url, client.headers());
  cleanups.push(() => socket.disconnect());
  await joined(socket);
  return socket;
}

function plain(path: string, headers = user.headers()) {
  const socket = plainSocket(app.url, path, headers);
  cleanups.push(() => socket.terminate());
  return socket;
}

describe('Socket.IO', () => {
  it('sends ten consecutive seconds, none missed and none repeated', async () => {
    await expectUnbroken(app, async () => {
      const ticks = await nextTicks(await join(), 10);
      expect((ticks[0] ?? 1) % 1000).toBe(0);
      return ticks;
    });
  });

  it('sends nothing but ticks', async () => {
    const socket = await join();
    const events: string[] = [];
    socket.onAny((event: string) => events.push(event));
    await nextTicks(socket, 2);
    expect(new Set(events)).toEqual(new Set(['tick']));
  });

  it('acknowledges watched zones with their states', async () => {
    const socket = await join();
    const states = (await socket.emitWithAck('watch', ['Asia/Kathmandu', 'Asia/Calcutta'])) as ZoneState[];
    expect(states).toEqual([
      { zone: 'Asia/Kathmandu', offsetMinutes: 345, abbreviation: '+0545', next: null },
      { zone: 'Asia/Calcutta', offsetMinutes: 330, abbreviation: 'IST', next: null },
    ]);
  });

  it('acknowledges a sync with timestamps of the server', async () => {
    const before = Date.now();
    const { receivedMs, sentMs } = (await (await join()).emitWithAck('sync', before)) as SyncStamps;
    expect(receivedMs).toBeGreaterThanOrEqual(before - 5);
    expect(sentMs).toBeGreaterThanOrEqual(receivedMs);
    expect(Date.now() + 5).toBeGreaterThanOrEqual(sentMs);
  });

  it.each([
    ['watch', ['Atlantis/Poseidonis']],
    ['watch', 'Europe/Paris'],
    ['watch', [7]],
    ['watch', Array.from({ length: 1000 }, () => 'UTC')],
    ['watch', null],
    ['sync', 'now'],
    ['launch', { missiles: true }],
  ])('acknowledges an invalid %s with a problem: %j', async (event, argument) => {
    const socket = await join();
    const answer: unknown = await (
      socket as unknown as { emitWithAck(...args: unknown[]): Promise<unknown> }
    ).emitWithAck(event, argument);
    expect(isProblem(answer)).toBe(true);
    expect(answer).toMatchObject({ status: expect.any(Number), detail: expect.stringMatching(/^[A-Z]/) });
    expect(await nextTicks(socket, 1)).toHaveLength(1);
  });

  it('accepts events without an ack', async () => {
    const socket = await join();
    socket.emit('watch', ['Nowhere/Land']);
    (socket as unknown as { emit(event: string): void }).emit('sync');
    expect(await nextTicks(socket, 1)).toHaveLength(1);
  });

  it('has a single namespace', async () => {
    const socket = clockSocket(app.url.replace('/clock', ''), user.headers());
    const { io } = socket;
    const other = io.socket('/other');
    cleanups.push(() => io._close());
    const [error] = (await once(other as unknown as NodeJS.EventEmitter, 'connect_error')) as [Error];
    expect(error.message).toContain('Invalid namespace');
  });
});

describe('the plain WebSocket', () => {
  it('sends ten consecutive frames with the wall time of the zone', async () => {
    let frames: PlainTick[] = [];
    await expectUnbroken(app, async () => {
      frames = await nextFrames(plain('/ws/time/Asia/Kathmandu/'), 10);
      return frames.map(({ utcMs }) => utcMs);
    });
    expect(frames.length).toBeGreaterThanOrEqual(10);
    for (const { time, iso, utcMs, ...rest } of frames) {
      const wall = new Date(utcMs + 345 * 60_000).toISOString().slice(0, 19);
      expect({ time, iso }).toEqual({ time: wall.replace('T', ' '), iso: `${wall}+05:45` });
      expect(rest).toEqual({ timezone: 'Asia/Kathmandu', utcOffset: '+05:45', abbreviation: '+0545' });
    }
  });

  it.each([
    '/ws/time/UTC',
    '/ws/time/UTC/',
    '/ws/time/Europe%2FParis/',
    '/ws/time/America/Argentina/Buenos_Aires',
    '/ws/time/America%2FArgentina%2FBuenos_Aires/',
    '/ws/time/Asia/Calcutta/?whatever=1',
  ])('is served at %s', async (path) => {
    expect(await nextFrames(plain(path), 1)).toHaveLength(1);
  });

  it('closes a connection whose client sends too much', async () => {
    const socket = plain('/ws/time/UTC/');
    await once(socket, 'open');
    socket.send('x'.repeat(100_000));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });
});

describe('an upgrade', () => {
  it.each([
    ['/ws/time/Atlantis/Poseidonis/', 404],
    ['/ws/time/', 404],
    ['/ws/other', 404],
    ['/', 404],
    ['/ws/time/%00/', 404],
    // Invalid UTF-8.
    ['/ws/time/%E0%A4%A/', 400],
  ])('at %s is refused', async (path, status) => {
    const refusal = await refusalOf(plain(path));
    expect(refusal).toMatchObject({ status, problem: { status, detail: expect.stringMatching(/^[A-Z]/) } });
    expect(refusal.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each<[string, Record<string, string>]>([
    ['without a session', {}],
    ['with a forged session', { cookie: 'livetz.sid=s%3Aforged.forged' }],
  ])('to a plain WebSocket is refused %s, and Socket.IO does not let its client join', async (_, headers) => {
    expect(await refusalOf(plain('/ws/time/UTC/', headers))).toMatchObject({ status: 401 });
    await expect(joined(clockSocket(app.url, headers))).rejects.toMatchObject({ data: { status: 401 } });
  });

  it.each(['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket'])(
    'to %s is refused to the page of another origin',
    async (path) => {
      expect(
        await refusalOf(plain(path, { ...user.headers(), origin: 'https://evil.example' })),
      ).toMatchObject({ status: 403 });
    },
  );

  it('is accepted from the own page and from ALLOWED_ORIGINS', async () => {
    for (const origin of [app.url, 'https://wall.example']) {
      expect(await nextFrames(plain('/ws/time/UTC/', { ...user.headers(), origin }), 1)).toHaveLength(1);
    }
  });

  it('of a user is accepted twenty times, and once more when one of them is closed', async () => {
    const client = await BrowserLike.register(app.url);
    const sockets = Array.from({ length: 20 }, () => plain('/ws/time/UTC/', client.headers()));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    expect(await refusalOf(plain('/ws/time/UTC/', client.headers()))).toMatchObject({ status: 429 });
    const gone = once(sockets[0] ?? plain('/'), 'close');
    sockets[0]?.close();
    await gone;
    const [, frame] = await Promise.all([
      once(plain('/ws/time/UTC/', client.headers()), 'open'),
      nextFrames(sockets[1] ?? plain('/'), 1),
    ]);
    expect(frame).toHaveLength(1);
  });
});

describe('the end of a session', () => {
  it.each<[string, (client: BrowserLike, username: string) => Promise<unknown>]>([
    ['log-out', (client) => client.post('/auth/logout')],
    ['deletion', (client) => client.delete('/users/me')],
    [
      'a password changed elsewhere',
      async (_client, username) => {
        const elsewhere = await BrowserLike.open(app.url);
        await elsewhere.post('/auth/login', { username, password: PASSWORD });
        await elsewhere.put('/users/me/password', {
          currentPassword: PASSWORD,
          newPassword: 'other long words',
        });
      },
    ],
  ])('closes both kinds of sockets immediately: %s', async (_how, end) => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    const socket = await join(client);
    const stream = plain('/ws/time/UTC/', client.headers());
    await once(stream, 'open');
    const disconnected = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const closed = once(stream, 'close') as Promise<[number]>;
    await end(client, username);
    expect(await disconnected).toBe('io server disconnect');
    expect((await closed)[0]).toBe(4401);
  });
});

describe('a stop', () => {
  it('closes connections so that clients reconnect, and exits with 0', async () => {
    const other = await RunningApp.start();
    const client = await BrowserLike.register(other.url);
    const socket = clockSocket(other.url, client.headers());
    await joined(socket);
    const stream = plainSocket(other.url, '/ws/time/UTC/', client.headers());
    await once(stream, 'open');
    const disconnected = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const closed = once(stream, 'close') as Promise<[number]>;
    const code = other.end('SIGTERM');
    expect(await disconnected).toBe('transport close');
    expect((await closed)[0]).toBe(1012);
    expect(await code).toBe(0);
    await other.dispose();
  });

  it('refuses new connections, and completes requests in progress', async () => {
    const other = await RunningApp.start();
    const client = await BrowserLike.open(other.url);
    const logIn = request(`${other.url}${API_PREFIX}/auth/login`, {
      method: 'POST',
      headers: { ...client.headers(), 'content-type': 'application/json', expect: '100-continue' },
    });
    logIn.flushHeaders();
    await once(logIn, 'continue');
    const code = other.end('SIGTERM');
    await refused(Number(new URL(other.url).port));
    logIn.end(JSON.stringify({ username: uniqueName(), password: PASSWORD }));
    const [answer] = (await once(logIn, 'response')) as [IncomingMessage];
    expect(answer.resume().statusCode).toBe(401);
    expect(await code).toBe(0);
    await other.dispose();
  });
});

/** Resolves when a port refuses connections. */
async function refused(port: number): Promise<void> {
  for (let isRefused = false; !isRefused;) {
    const attempt = connect(port, '127.0.0.1');
    isRefused = await new Promise((resolve) =>
      attempt.once('connect', () => resolve(false)).once('error', () => resolve(true)),
    );
    attempt.destroy();
  }
}
