import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  BrowserLike,
  nextFrames,
  plainSocket,
  PrivatePostgres,
  query,
  RunningApp,
} from '@live-tz/test-cluster';

/**
 * Any header gets a response or a closed connection, and the process keeps running. The session is always due for extension, so
 * that every branch of the middleware runs.
 */
let postgres: PrivatePostgres;
let databaseUrl: string;
let app: RunningApp;
let user: BrowserLike;
const openSockets: Socket[] = [];

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  databaseUrl = await postgres.newDatabase();
  app = await RunningApp.start({ TRUST_PROXY: '1', DATABASE_URL: databaseUrl });
  user = await BrowserLike.register(app.url);
});
beforeEach(() =>
  query(databaseUrl, "UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{extendedAtMs}', '0')::json"),
);
afterEach(() => {
  for (const socket of openSockets.splice(0)) socket.destroy();
});
afterAll(async () => {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(metrics).toContain('livetz_unhandled_errors_total{kind="exception"} 0');
  expect(metrics).toContain('livetz_unhandled_errors_total{kind="rejection"} 0');
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  expect(await app.end()).toBe(0);
  await app.dispose();
  await postgres.dispose();
  expect(faults).toEqual([]);
});

const PATHS = [
  '/',
  '/login',
  '/api/v1/users/me',
  '/api/v1/auth/session',
  '/api/v1/zones?q=a',
  '/api/docs',
  '/now/tokyo',
  '/health/ready',
  '/metrics',
  '/nowhere',
];
const UPGRADES = ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket', '/nowhere'];
const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** Header lines in Latin-1; `<session>` stands for the cookie of a valid session. */
const HOSTILE: string[] = [
  // The second of two cookies of one name, where a reader that is not the first parser would find it.
  'Cookie: livetz.sid =<value>; livetz.sid=%zz',
  'Cookie: <session>;\u00a0livetz.sid=%zz',
  'Cookie: <session>; livetz.sid=%zz',
  'Cookie: livetz.sid=%zz; <session>',
  'Cookie: <session>; XSRF-TOKEN=%zz',
  'Cookie: <session>; __proto__=x; constructor=y; toString=z',
  'Cookie: livetz.sid="<value>"',
  'Cookie: livetz.sid=s%3A.; livetz.sid=',
  'Cookie: livetz.sid=s%3A%00.%00',
  'Cookie: =; ;;; = ; livetz.sid',
  'Cookie: livetz.sid=s:\u00ff\u00fe.\u00ff',
  `Cookie: ${'livetz.sid=%; '.repeat(900)}`,
  'Cookie: <session>\r\nCookie: livetz.sid=%zz',
  'Origin: null',
  'Origin: http://[::1',
  'Origin: \u00ff',
  'Origin: javascript://%0aalert(1)',
  'Host: [::1',
  'Host: a b',
  'Host: \u00ff\u00fe',
  'Host: x:99999999',
  'Host:',
  'Forwarded: for="[::1";proto=\u00ff',
  'X-Forwarded-For: not an address, , 1.2.3.4.5, ::1::',
  'X-Forwarded-For: ' + '1.2.3.4,'.repeat(1500),
  'X-Forwarded-Host: [::, a b',
  'X-Forwarded-Proto: \u00ff, https',
  'X-Forwarded-Proto: https\r\nCookie: livetz.sid =<value>; livetz.sid=%zz',
  'Content-Type: \u00ff/\u00ff; charset=%zz',
  'Content-Type: application/json; charset=nothing',
  'Content-Encoding: brotli-of-the-devil',
  'Content-Length: 0',
  'Transfer-Encoding: chunked, chunked',
  'Expect: 200-maybe',
  'Authorization: Bearer \u00ff',
  'Authorization: Basic %%%',
  'Accept: ;;;,,,q=\u00ff',
  'Accept: */*;q=1e309',
  'Accept-Language: *-*-*;q=NaN',
  'Accept-Encoding: gzip;q=-1, \u00ff',
  'If-None-Match: "\u00ff',
  'If-Modified-Since: Thu, 99 Foo 99999 99:99:99 GMT',
  'Range: bytes=9-0,-,99999999999999999999-',
  'X-XSRF-TOKEN: \u00ff.\u00ff',
  'X-HTTP-Method-Override: %zz',
  'X-Request-Id: \u00ff',
  'Upgrade: h2c, websocket',
  'Sec-WebSocket-Version: 13, 8',
  'Sec-WebSocket-Key: \u00ff',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=\u00ff',
  'Sec-WebSocket-Protocol: ,,,\u00ff',
];

/** The header lines to send, with the session cookie unless they contain a cookie. */
function linesOf(hostile: string): string[] {
  const value = user.cookie('livetz.sid') ?? '';
  const line = hostile.replaceAll('<session>', `livetz.sid=${value}`).replaceAll('<value>', value);
  return hostile.includes('Cookie:') ? [line] : [line, `Cookie: livetz.sid=${value}`];
}

/** Sends a request unchanged. @returns the status of the response, or 0 without one */
async function statusOf(request: string): Promise<number> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  openSockets.push(socket);
  socket.on('error', () => undefined);
  socket.write(Buffer.from(request, 'latin1'));
  const ended = once(socket, 'close').then(() => null);
  const responded = once(socket, 'data').then(([chunk]) => chunk as Buffer);
  const chunk = await Promise.race([responded, ended]);
  socket.destroy();
  return Number(chunk?.toString('latin1').split(' ', 2)[1] ?? 0);
}

function get(path: string, lines: readonly string[]): Promise<number> {
  const host = lines.some((line) => line.startsWith('Host:')) ? [] : ['Host: clock.example'];
  return statusOf(`${[`GET ${path} HTTP/1.1`, ...host, ...lines].join('\r\n')}\r\n\r\n`);
}

describe('hostile headers', () => {
  it.each(HOSTILE)('%j gets a response on every path and every upgrade', async (hostile) => {
    const lines = linesOf(hostile);
    const statuses = [
      ...(await Promise.all(PATHS.map((path) => get(path, lines)))),
      ...(await Promise.all(UPGRADES.map((path) => get(path, [...HANDSHAKE, ...lines])))),
    ];
    // The HTTP parser closes the connection on some; 503 means that the clock has not ticked yet.
    for (const status of statuses) expect([status, status < 500 || status === 503]).toEqual([status, true]);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });

  it('leave a session that is due for extension valid', async () => {
    expect((await user.get('/users/me')).status).toBe(200);
    const live = plainSocket(app.url, '/ws/time/UTC/', user.headers());
    expect(await nextFrames(live, 1)).toHaveLength(1);
    live.terminate();
  });
});

describe('a renewed cookie', () => {
  it('is that of the verified session, even if the header has others of the same name', async () => {
    const value = user.cookie('livetz.sid') ?? '';
    const renewed = async (cookie: string) => {
      const { headers } = await fetch(`${app.url}/api/v1/users/me`, { headers: { cookie } });
      return headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    };
    expect(await renewed(`livetz.sid =${value}; livetz.sid=%zz`)).toEqual([`livetz.sid=${value}`]);
  });
});
