import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import {
  type AccessToken,
  type Board,
  type CreatedAccessToken,
  CLOSE_CODES,
  MAX_TOKEN_DAYS,
  MAX_TOKENS,
  type Problem,
  TOKEN_SCOPES,
  type TokenScope,
} from '@live-tz/contracts';
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
} from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';

const TOKENS = '/users/me/tokens';
const DAY_MS = 24 * 3_600_000;
const UNKNOWN = `ltz_${'0'.repeat(64)}`;

let app: RunningApp;
let user: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  user = await BrowserLike.register(app.url);
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

async function create(
  scopes: readonly TokenScope[] = TOKEN_SCOPES,
  more: { name?: string; expiresAtMs?: number } = {},
  owner = user,
): Promise<CreatedAccessToken> {
  const { status, body } = await owner.post<CreatedAccessToken>(TOKENS, {
    name: 'A script',
    scopes,
    ...more,
  });
  expect(status).toBe(201);
  return body;
}

/** A program with a token: it has no cookies, and so no CSRF token. */
function program(token: string): BrowserLike {
  return new BrowserLike(app.url, { authorization: `Bearer ${token}` });
}

function stream(token: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const request = get(`${app.url}/stream?zones=UTC`, { agent: false, headers }, (response) => {
      response.on('error', () => undefined);
      resolve(response);
    });
    request.once('error', reject);
  });
}

function socketWith(token: unknown): ClockSocket {
  const socket = clockSocket(app.url, {});
  socket.auth = { token };
  return socket;
}

describe('a token', () => {
  it('is shown once, and listed without its secret for the user alone', async () => {
    const { token, ...listed } = await create(['boards:read', 'boards:read'], { name: '  Wall  ' });
    expect(token).toMatch(/^ltz_[0-9a-f]{64}$/);
    expect(listed).toMatchObject({
      name: 'Wall',
      scopes: ['boards:read'],
      start: token.slice(0, 10),
      lastUsedAtMs: null,
      expiresAtMs: expect.closeTo(Date.now() + 90 * DAY_MS, -5),
    });
    expect((await user.get<AccessToken[]>(TOKENS)).body).toEqual([listed]);
    const exported = await user.get('/users/me/export');
    expect(exported.body).toMatchObject({ tokens: [listed] });
    expect(JSON.stringify(exported.body)).not.toContain(token);
    const other = await BrowserLike.register(app.url);
    expect((await other.get(TOKENS)).body).toEqual([]);
    expect((await other.delete(`${TOKENS}/${listed.id}`)).status).toBe(404);
    expect((await user.delete(`${TOKENS}/${listed.id}`)).status).toBe(204);
    const audit = (await user.get<{ audit: object[] }>('/users/me/export')).body.audit;
    expect(audit.slice(0, 2)).toMatchObject([
      { kind: 'token-revoked', detail: { name: 'Wall' } },
      { kind: 'token-made', detail: { name: 'Wall', scopes: 'boards:read' } },
    ]);
  });

  it.each<[string, object]>([
    ['name', { name: ' ' }],
    ['scopes', { scopes: [] }],
    ['scopes', { scopes: ['admin'] }],
    ['expiresAtMs', { expiresAtMs: 1 }],
    ['expiresAtMs', { expiresAtMs: Date.now() + (MAX_TOKEN_DAYS + 1) * DAY_MS }],
  ])('is not created with a wrong %s', async (field, wrong) => {
    const answer = await user.post<Problem>(TOKENS, { name: 'A script', scopes: ['boards:read'], ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((each) => each.field)).toEqual([field]);
  });

  it('is one of a limited number', async () => {
    const owner = await BrowserLike.register(app.url);
    for (let count = 0; count < MAX_TOKENS; count += 1) await create(['clock:read'], {}, owner);
    const refused = await owner.post(TOKENS, { name: 'One more', scopes: ['clock:read'] });
    expect(problemOf(refused)).toMatchObject({ status: 409, code: 'too-many-tokens' });
  });
});

describe('a program with a token', () => {
  it('reads and changes what the scopes allow, without a cookie and without a CSRF token', async () => {
    const { token, id } = await create(['boards:write', 'account:read']);
    const script = program(token);
    const saved = await script.post('/users/me/zones', { zone: 'Asia/Tokyo' });
    expect(saved.status).toBe(201);
    const [first] = (await script.get<Board[]>('/boards')).body;
    expect((await script.patch(`/boards/${first?.id}`, { name: 'Renamed' })).status).toBe(200);
    expect((await script.get('/users/me')).status).toBe(200);
    expect((await script.get('/users/me/preferences')).status).toBe(200);
    expect(saved.headers.getSetCookie()).toEqual([]);
    const [listed] = (await user.get<AccessToken[]>(TOKENS)).body.filter((each) => each.id === id);
    expect(listed?.lastUsedAtMs).toBeGreaterThan(Date.now() - 60_000);
    const { body: metrics } = await user.get<string>('//metrics');
    expect(metrics).toMatch(/livetz_api_requests_total\{credential="token"\} [1-9]/);
  });

  it('acts for the user of the token even if it sends the cookie of another user as well', async () => {
    const other = await BrowserLike.register(app.url);
    const { token } = await create(['account:read']);
    const both = { ...other.headers(), authorization: `Bearer ${token}` };
    const { body } = await new BrowserLike(app.url, both).get('/users/me');
    expect(body).toEqual((await user.get('/users/me')).body);
  });

  it('is told which scope is missing', async () => {
    const { token } = await create(['boards:read', 'account:read']);
    const refused = await program(token).post('/users/me/zones', { zone: 'Asia/Tokyo' });
    expect(problemOf(refused)).toMatchObject({ status: 403, code: 'token-insufficient' });
    expect(problemOf(refused).detail).toContain('boards:write');
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_scope", scope="boards:write"',
    );
    for (const path of ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket']) {
      const { status, headers } = await refusalOf(
        plainSocket(app.url, path, { authorization: `Bearer ${token}` }),
      );
      expect([status, headers['www-authenticate']]).toEqual([403, expect.stringContaining('clock:read')]);
    }
    expect((await stream(token)).statusCode).toBe(403);
  });

  it.each([
    ['GET', TOKENS],
    ['POST', TOKENS],
    ['DELETE', `${TOKENS}/00000000-0000-0000-0000-000000000000`],
    ['GET', '/users/me/sessions'],
    ['GET', '/users/me/export'],
    ['GET', '/users/me/second-factor'],
    ['PATCH', '/users/me'],
    ['PATCH', '/users/me/preferences'],
    ['DELETE', '/users/me'],
    ['PUT', '/users/me/password'],
    ['POST', '/auth/login'],
    ['GET', '/auth/session'],
    ['POST', '/auth/reauthenticate'],
    ['GET', '/admin/users'],
    ['POST', '/boards/00000000-0000-0000-0000-000000000000/links'],
  ])('never reaches %s %s', async (method, path) => {
    const { token } = await allScopes();
    const body = method === 'GET' ? undefined : {};
    const refused = await program(token).send<Problem>(method, path, body);
    expect(problemOf(refused)).toMatchObject({ status: 403, code: 'token-insufficient' });
  });

  it.each([
    ['malformed', 'Bearer ltz_short'],
    ['missing', 'Bearer'],
    ['unknown', `Bearer ${UNKNOWN}`],
  ])('that is %s gets 401 with a challenge on every protocol', async (_what, authorization) => {
    for (const path of ['/boards', '/zones?q=Tokyo']) {
      const refused = await new BrowserLike(app.url, { authorization }).get(path);
      expect(problemOf(refused)).toMatchObject({ status: 401, code: 'token-invalid' });
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", error_desc/);
    }
    for (const path of ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket']) {
      const refusal = await refusalOf(plainSocket(app.url, path, { authorization }));
      expect(refusal).toMatchObject({ status: 401, problem: { code: 'token-invalid' } });
      expect(refusal.headers['www-authenticate']).toContain('invalid_token');
    }
  });

  it('gets no access by a token in the address', async () => {
    const { token } = await allScopes();
    for (const name of ['token', 'access_token']) {
      expect((await new BrowserLike(app.url).get(`/users/me?${name}=${token}`)).status).toBe(401);
    }
  });

  it('is refused once the token has expired', async () => {
    const { token } = await create(['account:read'], { expiresAtMs: Date.now() + 700 });
    const script = program(token);
    let answer = await script.get('/users/me');
    while (answer.status === 200) answer = await script.get('/users/me');
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'token-invalid' });
    expect(problemOf(answer).detail).toContain('expired');
  });
});

/** One token for several tests. */
let shared: Promise<CreatedAccessToken> | undefined;
function allScopes(): Promise<CreatedAccessToken> {
  shared ??= create();
  return shared;
}

describe('live connections with a token', () => {
  /** One on each protocol, and how it ended. */
  async function connectAll(token: string): Promise<{ closing: Promise<unknown[]> }> {
    const socket = socketWith(token);
    await joined(socket);
    const byHeader = clockSocket(app.url, { authorization: `Bearer ${token}` });
    await joined(byHeader);
    const plain = plainSocket(app.url, '/ws/time/UTC/', { authorization: `Bearer ${token}` });
    const events = await stream(token);
    expect(events.statusCode).toBe(200);
    await Promise.all([
      nextTicks(socket, 1),
      nextTicks(byHeader, 1),
      nextFrames(plain, 1),
      once(events, 'data'),
    ]);
    events.resume();
    const closing = Promise.all([
      new Promise((resolve) => socket.once('disconnect', resolve)),
      new Promise((resolve) => byHeader.once('disconnect', resolve)),
      once(plain, 'close').then(([code, reason]: unknown[]) => [code, String(reason)]),
      once(events, 'close').then(() => 'closed'),
    ]);
    return { closing };
  }
  const ENDED = [
    'io server disconnect',
    'io server disconnect',
    [CLOSE_CODES.sessionEnded, 'The token has expired or was revoked.'],
    'closed',
  ];

  it('show the clock, and are closed at once when the token is revoked', async () => {
    const { token, id } = await create(['clock:read']);
    const { closing } = await connectAll(token);
    expect((await user.delete(`${TOKENS}/${id}`)).status).toBe(204);
    expect(await closing).toEqual(ENDED);
    expect((await program(token).get('/zones?q=Tokyo')).status).toBe(401);
    const refused = socketWith(token);
    await expect(joined(refused)).rejects.toMatchObject({ data: { status: 401, code: 'token-invalid' } });
    refused.close();
  });

  it('are closed at once when the password is changed', async () => {
    const owner = await BrowserLike.register(app.url);
    const { token } = await create(['clock:read'], {}, owner);
    const { closing } = await connectAll(token);
    const newPassword = 'four other long words';
    const changed = await owner.put('/users/me/password', { currentPassword: PASSWORD, newPassword });
    expect(changed.status).toBe(204);
    expect(await closing).toEqual(ENDED);
    expect((await owner.get(TOKENS)).body).toEqual([]);
  });
});
