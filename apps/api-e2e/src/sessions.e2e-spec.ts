import { once } from 'node:events';
import { MAX_SESSIONS, type UserSession } from '@live-tz/contracts';
import {
  BrowserLike,
  clockSocket,
  joined,
  PASSWORD,
  plainSocket,
  PrivatePostgres,
  query,
  refusalOf,
  RunningApp,
  sessionIdOf,
  storedSessionIdOf,
  uniqueName,
} from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

const DAY_MS = 24 * 3_600_000;
const [OLD_SECRET, NEW_SECRET] = ['the old secret of all the sessions', 'the new secret of all the sessions'];
const SESSIONS = '/users/me/sessions';

let postgres: PrivatePostgres;
let databaseUrl: string;
let app: RunningApp;

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  databaseUrl = await postgres.newDatabase();
  app = await start({ SESSION_SECRET: OLD_SECRET });
});
afterAll(async () => {
  await app.dispose();
  await postgres.dispose();
});

function start(env: Record<string, string>): Promise<RunningApp> {
  return RunningApp.start({ DATABASE_URL: databaseUrl, ...env });
}

async function signIn(username: string, headers: Record<string, string> = {}): Promise<BrowserLike> {
  const client = await BrowserLike.open(app.url, headers);
  expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
  return client;
}

async function listOf(client: BrowserLike): Promise<UserSession[]> {
  const { status, body } = await client.get<UserSession[]>(SESSIONS);
  expect(status).toBe(200);
  return body;
}

describe('the row of a session', () => {
  it('has the hash of its id, which grants no access', async () => {
    const client = await BrowserLike.register(app.url);
    const rows = await query(databaseUrl, 'SELECT * FROM sessions');
    const text = JSON.stringify(rows);
    expect(text).toContain(storedSessionIdOf(client));
    expect(text).not.toContain(sessionIdOf(client));
    const thief = new BrowserLike(app.url);
    thief.setCookie(
      'livetz.sid',
      client.cookie('livetz.sid')?.replace(sessionIdOf(client), storedSessionIdOf(client)) ?? '',
    );
    expect((await thief.get('/users/me')).status).toBe(401);
  });

  it('has no address', async () => {
    const client = await BrowserLike.register(app.url);
    const rows = await query(databaseUrl, 'SELECT * FROM sessions WHERE sid = $1', [
      storedSessionIdOf(client),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|::1/);
  });
});

describe('the list of sessions', () => {
  it('has the devices of the user, and marks the current one', async () => {
    const username = uniqueName();
    const first = await BrowserLike.register(app.url, username, PASSWORD, { 'user-agent': 'curl/8.5.0' });
    const second = await signIn(username, {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    });
    const list = await listOf(second);
    expect(list).toMatchObject([
      { device: 'Firefox on Linux', isCurrent: true },
      { device: 'curl', isCurrent: false },
    ]);
    for (const { id, createdAtMs, lastSeenAtMs } of list) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(lastSeenAtMs).toBeGreaterThan(Date.now() - DAY_MS);
      expect(createdAtMs).toBeGreaterThan(Date.now() - DAY_MS);
    }
    expect((await listOf(first)).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    const { body } = await first.get<{ sessions: UserSession[] }>('/users/me/export');
    expect(body.sessions).toEqual(await listOf(first));
  });

  it('is limited to the user, like ending one', async () => {
    const mine = await BrowserLike.register(app.url);
    const theirs = await BrowserLike.register(app.url);
    const [session] = await listOf(theirs);
    expect(await listOf(mine)).toHaveLength(1);
    for (const id of [session?.id ?? '', 'x', '%00', '00000000-0000-0000-0000-000000000000'])
      expect(problemOf(await mine.delete(`${SESSIONS}/${id}`)).status).toBe(id === '%00' ? 400 : 404);
    expect((await theirs.get('/users/me')).status).toBe(200);
    const anonymous = await BrowserLike.open(app.url);
    expect(problemOf(await anonymous.get(SESSIONS)).status).toBe(401);
    expect(problemOf(await anonymous.delete(SESSIONS)).status).toBe(401);
  });

  it('can end one of them together with its sockets', async () => {
    const username = uniqueName();
    const here = await BrowserLike.register(app.url, username);
    const there = await signIn(username);
    const socket = clockSocket(app.url, there.headers());
    await joined(socket);
    const stream = plainSocket(app.url, '/ws/time/UTC/', there.headers());
    await once(stream, 'open');
    const closed = Promise.all([once(socket as never, 'disconnect'), once(stream, 'close')]);
    const other = (await listOf(here)).find(({ isCurrent }) => !isCurrent);
    expect((await here.delete(`${SESSIONS}/${other?.id}`)).status).toBe(204);
    const [[reason], [code]] = await closed;
    expect([reason, code]).toEqual(['io server disconnect', 4401]);
    expect((await there.get('/users/me')).status).toBe(401);
    expect(problemOf(await here.delete(`${SESSIONS}/${other?.id}`)).status).toBe(404);
    expect(await listOf(here)).toHaveLength(1);
  });

  it('can end all others', async () => {
    const username = uniqueName();
    const here = await BrowserLike.register(app.url, username);
    const others = await Promise.all([signIn(username), signIn(username)]);
    expect((await here.delete(SESSIONS)).status).toBe(204);
    for (const other of others) expect((await other.get('/users/me')).status).toBe(401);
    expect(await listOf(here)).toMatchObject([{ isCurrent: true }]);
  });

  it('requires the CSRF token to end one', async () => {
    const client = await BrowserLike.register(app.url);
    client.setCookie('XSRF-TOKEN', 'forged.token');
    expect(problemOf(await client.delete(SESSIONS)).status).toBe(403);
  });
});

describe('a session ends', () => {
  const change = (client: BrowserLike, assignment: string) =>
    query(databaseUrl, `UPDATE sessions SET ${assignment} WHERE sid = $1`, [storedSessionIdOf(client)]);
  const DUE = `sess = jsonb_set(sess::jsonb, '{extendedAtMs}', '0')::json`;

  it('after 30 days without use, which each use extends', async () => {
    const client = await BrowserLike.register(app.url);
    await change(client, `${DUE}, expire = now() + interval '1 minute'`);
    const { headers } = await client.get('/users/me');
    expect(maxAgeDays(headers)).toBeCloseTo(30, 1);
    const [row] = await query<{ days: number }>(
      databaseUrl,
      'SELECT extract(epoch FROM expire - now())::float / 86400 AS days FROM sessions WHERE sid = $1',
      [storedSessionIdOf(client)],
    );
    expect(row?.days).toBeCloseTo(30, 1);
    await change(client, `expire = now()`);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(await refusalOf(plainSocket(app.url, '/ws/time/UTC/', client.headers()))).toMatchObject({
      status: 401,
    });
  });

  it('after 180 days, even if it is used', async () => {
    const client = await BrowserLike.register(app.url);
    await change(client, `${DUE}, created_at = now() - interval '179 days'`);
    const { headers } = await client.get('/users/me');
    expect(maxAgeDays(headers)).toBeCloseTo(1, 1);
    await change(client, `${DUE}, created_at = now() - interval '181 days'`);
    await client.get('/users/me');
    expect((await client.get('/users/me')).status).toBe(401);
  });

  it('when its user has too many: the oldest ends, and its sockets close', async () => {
    const username = uniqueName();
    const oldest = await BrowserLike.register(app.url, username);
    await change(oldest, `created_at = now() - interval '2 days'`);
    const next = await signIn(username);
    await change(next, `created_at = now() - interval '1 day'`);
    await query(
      databaseUrl,
      `INSERT INTO sessions (sid, sess, expire)
       SELECT 'filler ' || n || $2, json_build_object('passport', json_build_object('user', user_id)), now() + interval '1 day'
       FROM sessions, generate_series(3, $3::int) AS n WHERE sid = $1`,
      [storedSessionIdOf(next), username, MAX_SESSIONS],
    );
    const stream = plainSocket(app.url, '/ws/time/UTC/', oldest.headers());
    await once(stream, 'open');
    const closed = once(stream, 'close');
    const newest = await signIn(username);
    expect((await closed)[0]).toBe(4401);
    expect((await oldest.get('/users/me')).status).toBe(401);
    expect((await next.get('/users/me')).status).toBe(200);
    expect(await listOf(newest)).toHaveLength(MAX_SESSIONS);
  });

  function maxAgeDays(headers: Headers): number {
    const cookie = headers.getSetCookie().find((line) => line.startsWith('livetz.sid=')) ?? '';
    return (Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '') - Date.now()) / DAY_MS;
  }
});

describe('session secrets', () => {
  it('are replaced without signing users out', async () => {
    const client = await BrowserLike.register(app.url);
    await app.dispose();
    app = await start({ SESSION_SECRET: `${NEW_SECRET}\n${OLD_SECRET}` });
    const returned = client.at(app.url);
    // The earlier CSRF token is still valid.
    expect((await returned.post('/users/me/zones', { zone: 'UTC' })).status).toBe(201);
    const stream = plainSocket(app.url, '/ws/time/UTC/', returned.headers());
    await once(stream, 'open');
    stream.terminate();
    const fresh = await BrowserLike.register(app.url);

    await app.dispose();
    app = await start({ SESSION_SECRET: NEW_SECRET });
    expect((await fresh.at(app.url).get('/users/me')).status).toBe(200);
    expect((await returned.at(app.url).get('/users/me')).status).toBe(401);
    expect(app.log.join()).not.toContain('SESSION_SECRET');
  });

  it('that are stored in the database cause a warning', async () => {
    const node = await start({});
    expect(node.log.join()).toContain('SESSION_SECRET is unset');
    await node.dispose();
  });
});
