import type { Me, ResetLink, SessionAnswer, UserSession } from '@live-tz/contracts';
import {
  BrowserLike,
  changeData,
  type ClockSocket,
  clockSocket,
  joined,
  nextTicks,
  PASSWORD,
  runCommand,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

/** Turns sessions into those whose user gave their password eleven minutes ago. */
const ELEVEN_MINUTES_LATER = `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{reauthenticatedAtMs}',
  to_jsonb((sess ->> 'reauthenticatedAtMs')::bigint - 11 * 60000))::json WHERE sess ->> 'reauthenticatedAtMs' IS NOT NULL`;
const NEW_PASSWORD = 'other long words';

let app: RunningApp;
let admin: BrowserLike;
let user: BrowserLike;
let username: string;
let userId: string;

beforeAll(async () => {
  app = await RunningApp.start();
  admin = await BrowserLike.register(app.url, 'Operator');
  await runCommand('users', ['make-admin', 'operator'], { DATA_DIR: app.dataDir });
  username = uniqueName();
  user = await BrowserLike.register(app.url, username);
  userId = (await user.get<Me>('/users/me')).body.id;
});
afterAll(() => app.dispose());

async function elevenMinutesPass(): Promise<void> {
  await app.end();
  changeData(app.dataDir, ELEVEN_MINUTES_LATER);
  app = await RunningApp.start({}, app.dataDir);
  [admin, user] = [admin.at(app.url), user.at(app.url)];
}

describe('a session whose user gave the password a while ago', () => {
  beforeAll(elevenMinutesPass);

  it('continues, but may not do what an unlocked screen or a stolen cookie must not allow', async () => {
    expect((await user.get('/users/me')).status).toBe(200);
    expect((await user.patch('/users/me/preferences', { theme: 'dark' })).status).toBe(200);
    expect((await admin.get('/admin/users')).status).toBe(200);
    for (const [client, method, path, body] of [
      [user, 'PATCH', '/users/me', { username: uniqueName() }],
      [user, 'DELETE', '/users/me', undefined],
      [admin, 'POST', `/admin/users/${userId}/disable`, undefined],
      [admin, 'POST', `/admin/users/${userId}/enable`, undefined],
      [admin, 'POST', `/admin/users/${userId}/reset-link`, undefined],
      [admin, 'DELETE', `/admin/users/${userId}`, undefined],
    ] as const) {
      const problem = problemOf(await client.send(method, path, body));
      expect([path, problem]).toEqual([
        path,
        expect.objectContaining({
          status: 403,
          code: 'reauthentication-required',
          detail: 'Confirm that it is you: give your password again.',
        }),
      ]);
    }
    expect((await user.get<Me>('/users/me')).body.username).toBe(username);
  });

  it('may do it again once the password is given', async () => {
    const wrong = problemOf(await user.post('/auth/reauthenticate', { password: 'not it at all' }));
    expect(wrong).toMatchObject({ status: 400, errors: [{ field: 'password' }] });
    expect((await user.patch('/users/me', { username })).status).toBe(403);
    expect((await user.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);
    username = uniqueName();
    expect(await user.patch('/users/me', { username })).toMatchObject({ status: 200, body: { username } });
    expect((await admin.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);
    expect((await admin.post(`/admin/users/${userId}/enable`)).status).toBe(200);
  });

  it('cannot be confirmed by an anonymous client', async () => {
    const anonymous = await BrowserLike.open(app.url);
    expect(problemOf(await anonymous.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(401);
  });
});

/** A second client with the current cookies of a client. */
function copyOf(client: BrowserLike): BrowserLike {
  return client.at(client.baseUrl);
}

/** The reasons for which a live connection is closed, and a promise of the first. */
function endOf(socket: ClockSocket): { reason: Promise<string>; reasons: string[] } {
  const reasons: string[] = [];
  const reason = new Promise<string>((resolve) =>
    socket.once('disconnect', (why) => {
      reasons.push(why);
      resolve(why);
    }),
  );
  return { reason, reasons };
}

describe('giving the password again', () => {
  it('gives the session a new id and CSRF token, to which its live connections belong from then on', async () => {
    const here = await BrowserLike.register(app.url);
    const old = copyOf(here);
    const { body: before } = await here.get<UserSession[]>('/users/me/sessions');
    const socket = clockSocket(app.url, here.headers());
    await joined(socket);
    const { reason, reasons } = endOf(socket);

    expect((await here.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);

    expect(here.cookie('livetz.sid')).not.toBe(old.cookie('livetz.sid'));
    expect(here.cookie('XSRF-TOKEN')).not.toBe(old.cookie('XSRF-TOKEN'));
    expect((await old.get('/users/me')).status).toBe(401);
    expect((await here.patch('/users/me', { username: uniqueName() })).status).toBe(200);
    // The user still sees the same session.
    const { body: after } = await here.get<UserSession[]>('/users/me/sessions');
    expect(after.map(({ id, createdAtMs, isCurrent }) => [id, createdAtMs, isCurrent])).toEqual(
      before.map(({ id, createdAtMs, isCurrent }) => [id, createdAtMs, isCurrent]),
    );
    expect(await nextTicks(socket, 2)).toHaveLength(2);
    expect(reasons).toEqual([]);
    await here.post('/auth/logout');
    expect(await reason).toBe('io server disconnect');
  });

  it('leaves one session when it is given twice at the same instant', async () => {
    const here = await BrowserLike.register(app.url);
    const both = [copyOf(here), copyOf(here)];
    const answers = await Promise.all(
      both.map((each) => each.post('/auth/reauthenticate', { password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    const [winner] = both.filter((_each, index) => answers[index]!.status === 204);
    expect((await winner!.get<UserSession[]>('/users/me/sessions')).body).toHaveLength(1);
    expect((await here.get('/users/me')).status).toBe(401);
  });
});

describe('guessing the password from inside a session', () => {
  it.each<[string, (client: BrowserLike, password: string) => Promise<{ status: number }>]>([
    ['confirming', (client, password) => client.post('/auth/reauthenticate', { password })],
    [
      'changing it',
      (client, password) =>
        client.put('/users/me/password', { currentPassword: password, newPassword: NEW_PASSWORD }),
    ],
  ])('is limited like a log-in: %s', async (_how, tryPassword) => {
    const client = await BrowserLike.register(app.url);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await tryPassword(client, `guess ${guess}`)).status).toBe(400);
    }
    expect((await tryPassword(client, PASSWORD)).status).toBe(429);
  });
});

describe('changing the password', () => {
  it('gives the session a new id and CSRF token, closes the connections of all others, voids reset links and counts as giving the password', async () => {
    const name = uniqueName();
    const here = await BrowserLike.register(app.url, name);
    const { id } = (await here.get<Me>('/users/me')).body;
    const { body: link } = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    const old = copyOf(here);
    const elsewhere = await BrowserLike.open(app.url);
    await elsewhere.post('/auth/login', { username: name, password: PASSWORD });
    const [socket, other] = [clockSocket(app.url, here.headers()), clockSocket(app.url, elsewhere.headers())];
    await Promise.all([joined(socket), joined(other)]);
    const { reason, reasons } = endOf(socket);
    const { reason: closed } = endOf(other);

    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await here.put('/users/me/password', change)).status).toBe(204);

    expect(here.cookie('livetz.sid')).not.toBe(old.cookie('livetz.sid'));
    expect(here.cookie('XSRF-TOKEN')).not.toBe(old.cookie('XSRF-TOKEN'));
    expect((await here.get<SessionAnswer>('/auth/session')).body.user?.username).toBe(name);
    expect((await old.get('/users/me')).status).toBe(401);
    expect(await closed).toBe('io server disconnect');
    expect(await nextTicks(socket, 2)).toHaveLength(2);
    expect(reasons).toEqual([]);
    expect((await here.patch('/users/me', { username: uniqueName() })).status).toBe(200);
    const anonymous = await BrowserLike.open(app.url);
    const reset = { token: link.url.split('#')[1], newPassword: 'yet other long words' };
    expect(problemOf(await anonymous.post('/auth/password-reset', reset)).detail).toContain('has been used');
    await here.post('/auth/logout');
    expect(await reason).toBe('io server disconnect');
  });
});
