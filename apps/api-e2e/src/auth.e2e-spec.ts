import type { Me, SessionAnswer } from '@live-tz/contracts';
import { BrowserLike, PASSWORD, runCommand, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

describe('registering', () => {
  it('signs in, and keeps the spelling of the name', async () => {
    const client = await BrowserLike.open(app.url);
    const username = `Zoë.${uniqueName()}`;
    const { status, body } = await client.post<Me>('/auth/register', { username, password: PASSWORD });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      username,
      createdAtMs: expect.any(Number),
      isAdmin: false,
    });
    expect((await client.get<SessionAnswer>('/auth/session')).body.user).toEqual(body);
    expect((await client.get('/users/me')).body).toEqual(body);
  });

  it('refuses a name that is taken, in any case', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    const other = await BrowserLike.open(app.url);
    const problem = problemOf(
      await other.post('/auth/register', { username: username.toUpperCase(), password: PASSWORD }),
    );
    expect(problem).toMatchObject({
      status: 409,
      code: 'username-taken',
      errors: [{ field: 'username', message: expect.stringContaining('taken') }],
    });
  });

  it('creates one account when two clients register the same name at the same instant', async () => {
    const username = uniqueName();
    const clients = await Promise.all([BrowserLike.open(app.url), BrowserLike.open(app.url)]);
    const answers = await Promise.all(
      clients.map((client) => client.post('/auth/register', { username, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['short', 'at least 8'],
    ['12345678901', 'only digits'],
    ['iloveyou1', 'many people'],
    ['Gwendolyn-42', 'less like your user name'],
  ])('says what is wrong with the password %s', async (password, reason) => {
    const client = await BrowserLike.open(app.url);
    const problem = problemOf(await client.post('/auth/register', { username: 'gwendolyn.42', password }));
    expect(problem.status).toBe(400);
    expect(problem.errors).toEqual([{ field: 'password', message: expect.stringContaining(reason) }]);
  });
});

describe('signing in', () => {
  it('gets the same response for a wrong name and a wrong password', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    const client = await BrowserLike.open(app.url);
    const wrongPassword = problemOf(
      await client.post('/auth/login', { username, password: 'not the password' }),
    );
    const wrongName = problemOf(
      await client.post('/auth/login', { username: uniqueName(), password: PASSWORD }),
    );
    expect(wrongPassword.status).toBe(401);
    expect({ ...wrongName, requestId: '' }).toEqual({ ...wrongPassword, requestId: '' });
  });

  it('is validated before Passport reads the body', async () => {
    const client = await BrowserLike.open(app.url);
    const problem = problemOf(await client.post('/auth/login', {}));
    expect(problem.status).toBe(400);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['username', 'password']);
  });

  it('issues a new session id and a new CSRF token', async () => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    const before = { session: client.cookie('livetz.sid'), token: client.cookie('XSRF-TOKEN') };
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
    expect(client.cookie('livetz.sid')).not.toBe(before.session);
    expect(client.cookie('XSRF-TOKEN')).not.toBe(before.token);
  });

  it('accepts the name in any case', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    const client = await BrowserLike.open(app.url);
    expect(
      (await client.post('/auth/login', { username: username.toUpperCase(), password: PASSWORD })).status,
    ).toBe(200);
  });

  it('is limited after wrong passwords, with a Retry-After header', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    const client = await BrowserLike.open(app.url);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await client.post('/auth/login', { username, password: `guess ${guess}` })).status).toBe(401);
    }
    const answer = await client.post('/auth/login', { username, password: PASSWORD });
    expect(problemOf(answer).status).toBe(429);
    const retryAfterSeconds = Number(answer.headers.get('retry-after'));
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites do not send', async () => {
    const client = await BrowserLike.open(app.url);
    const { headers } = await client.post('/auth/register', { username: uniqueName(), password: PASSWORD });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('livetz.sid='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('is not created for an anonymous client: no row and no cookie', async () => {
    const client = await BrowserLike.open(app.url);
    expect(client.cookie('livetz.sid')).toBeUndefined();
    expect((await client.get<SessionAnswer>('/auth/session')).body).toEqual({ user: null });
  });

  it('ends with the log-out, for a copy of its cookie as well', async () => {
    const client = await BrowserLike.register(app.url);
    const copy = client.cookie('livetz.sid') ?? '';
    expect((await client.post('/auth/logout')).status).toBe(204);
    expect(client.cookie('livetz.sid')).toBeUndefined();
    client.setCookie('livetz.sid', copy);
    expect(problemOf(await client.get('/users/me')).status).toBe(401);
  });

  it('is rejected with a wrong signature', async () => {
    const client = await BrowserLike.register(app.url);
    client.setCookie('livetz.sid', `${client.cookie('livetz.sid')?.slice(0, -3)}abc`);
    expect(problemOf(await client.get('/users/me')).status).toBe(401);
  });
});

describe('changing the password', () => {
  it('requires the current one, and ends the other sessions', async () => {
    const username = uniqueName();
    const here = await BrowserLike.register(app.url, username);
    const elsewhere = await BrowserLike.open(app.url);
    await elsewhere.post('/auth/login', { username, password: PASSWORD });
    const wrong = problemOf(
      await here.put('/users/me/password', {
        currentPassword: 'not it at all',
        newPassword: 'other long words',
      }),
    );
    expect(wrong).toMatchObject({ status: 400, errors: [{ field: 'currentPassword' }] });
    const change = { currentPassword: PASSWORD, newPassword: 'other long words' };
    expect((await here.put('/users/me/password', change)).status).toBe(204);
    expect((await here.get('/users/me')).status).toBe(200);
    expect((await elsewhere.get('/users/me')).status).toBe(401);
    expect((await elsewhere.post('/auth/login', { username, password: PASSWORD })).status).toBe(403);
    await elsewhere.get('/auth/session');
    expect((await elsewhere.post('/auth/login', { username, password: PASSWORD })).status).toBe(401);
    expect((await elsewhere.post('/auth/login', { username, password: 'other long words' })).status).toBe(
      200,
    );
  });

  it('applies the rules for passwords', async () => {
    const client = await BrowserLike.register(app.url);
    const answer = await client.put('/users/me/password', {
      currentPassword: PASSWORD,
      newPassword: 'password1',
    });
    expect(problemOf(answer).errors).toEqual([
      { field: 'newPassword', message: expect.stringContaining('many people') },
    ]);
  });
});

describe('cross-site requests', () => {
  it.each([
    ['POST', '/users/me/zones'],
    ['PUT', '/users/me/zones/order'],
    ['PATCH', '/users/me/preferences'],
    ['DELETE', '/users/me'],
  ])('are refused without the token: %s', async (method, path) => {
    const client = await BrowserLike.register(app.url);
    const response = await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { cookie: client.cookieHeader(), 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('X-XSRF-TOKEN') });
  });

  it('are refused with the token of another session', async () => {
    const [mine, theirs] = await Promise.all([BrowserLike.register(app.url), BrowserLike.register(app.url)]);
    mine.setCookie('XSRF-TOKEN', theirs.cookie('XSRF-TOKEN') ?? '');
    expect(problemOf(await mine.delete('/users/me')).status).toBe(403);
    expect((await mine.get('/users/me')).status).toBe(200);
  });
});

describe('a new installation', () => {
  it('has no default account', async () => {
    const fresh = await RunningApp.start();
    const client = await BrowserLike.open(fresh.url);
    for (const username of ['admin', 'administrator', 'root', 'livetz', 'postgres', 'test'])
      for (const password of [username, 'password', 'changeme', 'postgres'])
        expect((await client.post('/auth/login', { username, password })).status).toBe(401);
    expect((await runCommand('users', ['list'], { DATA_DIR: fresh.dataDir })).stdout).not.toMatch(
      /admin|root|test/,
    );
    await fresh.dispose();
  });
});

describe('a closed registration', () => {
  it('refuses to register with a message, and lets users sign in', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    await app.end();
    app = await RunningApp.start({ REGISTRATION: 'closed' }, app.dataDir);
    const client = await BrowserLike.open(app.url);
    const refused = problemOf(
      await client.post('/auth/register', { username: uniqueName(), password: PASSWORD }),
    );
    expect(refused).toMatchObject({ status: 403, detail: expect.stringContaining('closed') });
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
  });
});
