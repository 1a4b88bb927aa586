import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preferences, SavedZone, SessionAnswer } from '@live-tz/contracts';
import {
  BrowserLike,
  clockSocket,
  DATABASE_PASSWORD,
  joined,
  nextTicks,
  PASSWORD,
  plainSocket,
  PrivatePostgres,
  query,
  runCommand,
  RunningApp,
  runToEnd,
  uniqueName,
} from '@live-tz/test-cluster';
import { skippedSeconds } from './support/figure';
import { retryUnavailable } from './support/retry-unavailable';
import { problemOf } from './support/problem-of';
import { missingAmong } from './support/seconds';

let postgres: PrivatePostgres;
let databaseUrl: string;
let apps: RunningApp[];

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  databaseUrl = await postgres.newDatabase();
  // Started concurrently on an empty database, one over TCP and one over the Unix socket.
  apps = await Promise.all([start(), start(socketUrl())]);
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.dispose()));
  await postgres.dispose();
});

function start(url = databaseUrl): Promise<RunningApp> {
  return RunningApp.start({ DATABASE_URL: url });
}

/** The address of the same database over its Unix socket. */
function socketUrl(): string {
  const { username, password, pathname } = new URL(databaseUrl);
  const parameters = new URLSearchParams({ host: postgres.folder, port: `${postgres.port}`, user: username });
  return `postgres://${pathname}?${parameters}&password=${password}`;
}

describe('two nodes on one PostgreSQL', () => {
  it('migrate a new database in turn', async () => {
    const applied = await query<{ name: string }>(databaseUrl, 'SELECT name FROM migrations');
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied.map(({ name }) => name)).size).toBe(applied.length);
  });

  it('share accounts, sessions and their secret', async () => {
    const [one, other] = apps as [RunningApp, RunningApp];
    const here = await BrowserLike.register(one.url);
    await here.post('/users/me/zones', { zone: 'Asia/Tokyo' });
    const there = here.at(other.url);
    expect((await there.get<SavedZone[]>('/users/me/zones')).body).toMatchObject([{ zone: 'Asia/Tokyo' }]);
    const socket = clockSocket(other.url, there.headers());
    await joined(socket);
    expect(await nextTicks(socket, 2)).toHaveLength(2);
    socket.disconnect();
    expect((await there.post('/auth/logout')).status).toBe(204);
    expect(problemOf(await here.get('/users/me')).status).toBe(401);
  });

  it('keep one zone list in order under writes from both', async () => {
    const [one, other] = apps as [RunningApp, RunningApp];
    const here = await BrowserLike.register(one.url);
    const there = here.at(other.url);
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, index) =>
        retryUnavailable(() =>
          (index % 2 ? here : there).post('/users/me/zones', { zone: 'UTC', label: `${index}` }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    const { body } = await here.get<SavedZone[]>('/users/me/zones');
    expect(body.map(({ position }) => position)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });
});

describe('a restart', () => {
  it('keeps accounts, zones, preferences and sessions', async () => {
    const url = await postgres.newDatabase();
    const before = await start(url);
    const client = await BrowserLike.register(before.url);
    await client.post('/users/me/zones', { zone: 'Asia/Kathmandu', label: 'Base camp' });
    await client.patch('/users/me/preferences', { theme: 'dark' });
    await before.end('SIGKILL');
    const after = await start(url);
    const again = client.at(after.url);
    expect((await again.get<SavedZone[]>('/users/me/zones')).body).toMatchObject([{ label: 'Base camp' }]);
    expect((await again.get<Preferences>('/users/me/preferences')).body.theme).toBe('dark');
    await Promise.all([before.dispose(), after.dispose()]);
  });
});

describe('an outage of PostgreSQL', () => {
  it('does not affect the clock, gets 503 with a message, and ends without a restart', async () => {
    const [app, other] = apps as [RunningApp, RunningApp];
    const client = await BrowserLike.register(app.url);
    const elsewhere = client.at(other.url);
    const socket = clockSocket(app.url, client.headers());
    await joined(socket);
    const ticks: number[] = [];
    socket.on('tick', (utcMs) => ticks.push(utcMs));
    await nextTicks(socket, 1);
    const skippedBefore = await skippedSeconds(app);

    await postgres.stop();
    const anonymous = new BrowserLike(app.url);
    const refusals = await Promise.all([
      client.get('/users/me'),
      client.post('/users/me/zones', { zone: 'UTC' }),
      elsewhere.get('/users/me'),
      anonymous.post('/auth/login', { username: uniqueName(), password: PASSWORD }),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([503, 503, 503, 403]);
    for (const refusal of refusals.slice(0, 3)) {
      expect(problemOf(refusal).detail).toMatch(/database/);
      expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await anonymous.get<SessionAnswer>('/auth/session')).status).toBe(200);
    const ready = await anonymous.get('//health/ready');
    expect(ready).toMatchObject({ status: 200, body: { status: 'degraded', details: { database: 'down' } } });
    await nextTicks(socket, 3);

    await postgres.resume();
    expect((await client.get('/users/me')).status).toBe(200);
    expect((await elsewhere.get('/users/me')).status).toBe(200);
    expect((await client.post('/users/me/zones', { zone: 'UTC' })).status).toBe(201);
    expect((await anonymous.get('//health/ready')).body).toMatchObject({ status: 'ok' });
    await nextTicks(socket, 1);
    socket.disconnect();
    expect(missingAmong(ticks)).toBeLessThanOrEqual((await skippedSeconds(app)) - skippedBefore);
  });

  it('that hangs gets 503 as well, and leaves no hanging connection', async () => {
    const [, app] = apps as [RunningApp, RunningApp];
    const client = await BrowserLike.register(app.url);
    postgres.hang('SIGSTOP');
    try {
      const refusals = await Promise.all(Array.from({ length: 12 }, () => client.get('/users/me/zones')));
      for (const refusal of refusals) expect(problemOf(refusal).status).toBe(503);
    } finally {
      postgres.hang('SIGCONT');
    }
    expect((await client.get('/users/me/zones')).status).toBe(200);
    const sessionId = /^s%3A([^.]+)\./.exec(client.cookie('livetz.sid') ?? '')?.[1] ?? 'no session';
    expect(app.log.join()).toContain('Connection terminated');
    expect(app.log.join()).not.toContain(sessionId);
  });
});

describe('a session that a command ends', () => {
  it('is refused by a running server', async () => {
    const [app] = apps as [RunningApp];
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    const { code, stdout } = await runCommand('users', ['delete', username], { DATABASE_URL: databaseUrl });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(username) });
    expect((await client.get('/users/me')).status).toBe(401);
    const [error] = (await once(plainSocket(app.url, '/ws/time/UTC/', client.headers()), 'error')) as [Error];
    expect(error.message).toContain('401');
  });
});

describe('npm run migrate', () => {
  it('migrates a database, and succeeds when there is nothing to do', async () => {
    const env = { DATABASE_URL: await postgres.newDatabase() };
    for (const result of [await runCommand('migrate', [], env), await runCommand('migrate', [], env)]) {
      expect(result).toEqual({ code: 0, stdout: 'The database fits this release.\n', stderr: '' });
    }
  });
});

describe('the address of the database', () => {
  it('may be read from a file', async () => {
    const file = join(postgres.folder, 'url');
    writeFileSync(file, `${databaseUrl}\n`);
    expect(await runCommand('migrate', [], { DATABASE_URL_FILE: file })).toMatchObject({ code: 0 });
  });

  it('keeps its encryption options', async () => {
    const result = await runCommand('migrate', [], { DATABASE_URL: `${databaseUrl}?sslmode=verify-full` });
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining('SSL') });
  });

  it.each<[string, () => string]>([
    ['a wrong password', () => postgres.url('live_tz_1', 'secret-guess')],
    ['a host without a server', () => databaseUrl.replace(/:\d+\//, ':1/')],
    ['an unknown host', () => databaseUrl.replace('127.0.0.1', 'nowhere.invalid')],
    ['an unknown database', () => postgres.url('nothing_here')],
  ])('with %s ends every program with a single sentence', async (_what, url) => {
    const { code, stdout, stderr } = await runCommand('migrate', [], { DATABASE_URL: url() });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^PostgreSQL cannot be used, check DATABASE_URL: .+\.\n$/);
    for (const secret of ['secret-guess', DATABASE_PASSWORD, encodeURIComponent(DATABASE_PASSWORD)]) {
      expect(stderr).not.toContain(secret);
    }
  });

  it('of an account that may not create tables ends it as well', async () => {
    const url = await postgres.newDatabase();
    await query(url, "CREATE ROLE visitor LOGIN PASSWORD 'visitor'");
    await query(url, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const { code, stderr } = await runToEnd({
      DATABASE_URL: url.replace(/\/\/.*@/, '//visitor:visitor@'),
    });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^PostgreSQL cannot be used, .*permission denied.*\n$/),
    });
  });
});

describe('data of a newer release', () => {
  it('are refused with a message', async () => {
    const url = await postgres.newDatabase();
    await runCommand('migrate', [], { DATABASE_URL: url });
    await query(
      url,
      "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')",
    );
    const { code, stderr } = await runToEnd({ DATABASE_URL: url });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^The data were written by a newer.*\n$/),
    });
  });
});
