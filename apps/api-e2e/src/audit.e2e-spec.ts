import type { AuditEntry, Me, ResetLink } from '@live-tz/contracts';
import {
  BrowserLike,
  PASSWORD,
  PrivatePostgres,
  query,
  runCommand,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

const NEW_PASSWORD = 'other long words';

let postgres: PrivatePostgres;
let databaseUrl: string;
let app: RunningApp;
let admin: BrowserLike;

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  databaseUrl = await postgres.newDatabase();
  app = await RunningApp.start({ DATABASE_URL: databaseUrl });
  admin = await BrowserLike.register(app.url, 'Operator');
  await runCommand('users', ['make-admin', 'operator'], { DATABASE_URL: databaseUrl });
});
afterAll(async () => {
  await app.dispose();
  await postgres.dispose();
});

async function entries(search = ''): Promise<AuditEntry[]> {
  const { status, body } = await admin.get<AuditEntry[]>(`/admin/audit${search}`);
  expect(status).toBe(200);
  return body;
}

const kindsOf = (list: AuditEntry[]) => list.map(({ kind }) => kind).reverse();

async function aUser() {
  const username = uniqueName();
  const client = await BrowserLike.register(app.url, username);
  return { username, client, id: (await client.get<Me>('/users/me')).body.id };
}

describe('the audit log', () => {
  it('is for administrators', async () => {
    const { client, id } = await aUser();
    for (let times = 0; times < 5; times += 1)
      expect(problemOf(await client.get('/admin/audit?user=kaya')).status).toBe(403);
    expect(problemOf(await (await BrowserLike.open(app.url)).get('/admin/audit')).status).toBe(401);
    // Repeated attempts of a user are logged once.
    const refusals = () => app.log.filter((line) => line.includes('"refused":'));
    await until(() => refusals().length > 0);
    expect(refusals()).toHaveLength(1);
    const refused = {
      method: 'GET',
      route: '/api/v1/admin/audit',
      userId: id,
      reason: 'not-an-administrator',
    };
    expect(JSON.parse(refusals()[0] ?? '')).toMatchObject({ level: 30, refused });
  });

  it('lists the events of an account, newest first, under any of its names and after its deletion', async () => {
    const { username, client, id } = await aUser();
    const elsewhere = await BrowserLike.open(app.url);
    await elsewhere.post('/auth/login', { username, password: 'not the password' });
    await elsewhere.post('/auth/login', { username, password: PASSWORD });
    await elsewhere.post('/auth/logout');
    await client.post('/auth/reauthenticate', { password: 'not the password' });
    await client.put('/users/me/password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    const later = uniqueName();
    await client.patch('/users/me', { username: later });
    const { body: link } = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    const anonymous = await BrowserLike.open(app.url);
    await anonymous.post('/auth/password-reset', {
      token: link.url.split('#')[1],
      newPassword: 'yet other long words',
    });
    await admin.post(`/admin/users/${id}/disable`);
    await anonymous.post('/auth/login', { username: later, password: 'yet other long words' });
    await admin.post(`/admin/users/${id}/enable`);
    await runCommand('users', ['delete', later], { DATABASE_URL: databaseUrl });

    const listed = await entries(`?user=${username.toUpperCase()}`);
    expect(kindsOf(listed)).toEqual([
      'registered',
      'sign-in-refused',
      'signed-in',
      'signed-out',
      'password-wrong',
      'password-changed',
      'renamed',
      'reset-link-made',
      'password-reset',
      'disabled',
      'sign-in-refused',
      'enabled',
      'deleted',
    ]);
    expect(listed).toEqual(await entries(`?user=${later}`));
    const [deleted, enabled] = listed;
    expect(deleted).toEqual({
      id: expect.any(String),
      atMs: expect.any(Number),
      kind: 'deleted',
      user: { id, username: later },
      actingUser: null,
      network: null,
      detail: {},
    });
    expect(enabled).toMatchObject({ actingUser: { username: 'Operator' }, network: '127.0.0.1' });
    expect(listed.find(({ kind }) => kind === 'renamed')?.detail).toEqual({ from: username });
    expect(listed.find(({ kind }) => kind === 'sign-in-refused')).toMatchObject({
      detail: { reason: 'disabled' },
      actingUser: null,
    });
    expect(await entries(`?user=${later}&kind=renamed`)).toHaveLength(1);
    const secrets = /other long words|not the password|three long words|argon2/;
    expect(JSON.stringify(listed)).not.toMatch(secrets);
    const lines = app.log.filter((line) => line.includes('"audit":'));
    expect(lines.length).toBeGreaterThanOrEqual(listed.length - 1);
    expect(lines.join('\n')).not.toMatch(secrets);
    for (const signedIn of [client, admin]) {
      const sessionId = decodeURIComponent(signedIn.cookie('livetz.sid') ?? '').slice(2, 20);
      expect(app.log.join('\n')).not.toContain(sessionId);
    }
  });

  it('stores no unknown name, which may be a password in the wrong field', async () => {
    const anonymous = await BrowserLike.open(app.url);
    await anonymous.post('/auth/login', { username: 'my-secret-password', password: 'kaya' });
    const [row] = await entries('?kind=sign-in-refused');
    expect(row).toMatchObject({ user: null, actingUser: null, network: '127.0.0.1', detail: {} });
    expect(JSON.stringify(await entries())).not.toContain('my-secret-password');
    expect(app.log.join('\n')).not.toContain('my-secret-password');
  });

  it('records once that guessing was slowed down', async () => {
    const { username } = await aUser();
    const client = await BrowserLike.open(app.url);
    for (let guess = 0; guess < 15; guess += 1) {
      await client.post('/auth/login', { username, password: `guess ${guess}` });
    }
    const kinds = kindsOf(await entries(`?user=${username}`));
    expect(kinds.filter((kind) => kind === 'sign-in-refused')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'sign-in-throttled')).toHaveLength(1);
  });

  it('is read in pages', async () => {
    await query(
      databaseUrl,
      `INSERT INTO audit (kind, at, network)
       SELECT 'sign-in-refused', now() - interval '1 day' - make_interval(secs => n / 3), '198.51.100.1'
       FROM generate_series(1, 250) AS n`,
    );
    const seen: AuditEntry[] = [];
    for (let before = ''; ; before = `&before=${seen.at(-1)?.id}`) {
      const page = await entries(`?kind=sign-in-refused${before}`);
      seen.push(...page);
      if (page.length < 100) break;
    }
    expect(seen.filter(({ network }) => network === '198.51.100.1')).toHaveLength(250);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const times = seen.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it.each([
    ['?kind=nothing', 'kind'],
    ['?before=7', 'before'],
    ['?user=a&user=b', 'user'],
    ['?page=2', 'page'],
  ])('rejects %s with the field at fault', async (search, field) => {
    expect(problemOf(await admin.get(`/admin/audit${search}`))).toMatchObject({
      status: 400,
      errors: [{ field }],
    });
  });

  it('cannot be rewritten, and deletes rows only after 180 days', async () => {
    const insert = (age: string) =>
      query(databaseUrl, `INSERT INTO audit (kind, at) VALUES ('signed-in', now() - interval '${age}')`);
    await insert('179 days');
    await insert('181 days');
    const refusal = 'takes rows and gives none back';
    await expect(query(databaseUrl, "UPDATE audit SET username = 'mallory'")).rejects.toThrow(refusal);
    await expect(query(databaseUrl, 'TRUNCATE audit')).rejects.toThrow(refusal);
    await expect(query(databaseUrl, 'DELETE FROM audit')).rejects.toThrow(refusal);
    await app.end();
    app = await RunningApp.start({ DATABASE_URL: databaseUrl });
    admin = admin.at(app.url);
    const ages = () =>
      query<{ days: string }>(
        databaseUrl,
        "SELECT date_part('day', now() - at)::text AS days FROM audit WHERE at < now() - interval '100 days'",
      );
    let rows = await ages();
    while (rows.length > 1) rows = await ages();
    expect(rows).toEqual([{ days: '179' }]);
  });
});

describe('the last administrator', () => {
  const conflict = (answer: Awaited<ReturnType<BrowserLike['get']>>) =>
    expect(problemOf(answer)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('last administrator'),
    });

  it('cannot be deleted in any way, and stays signed in', async () => {
    const { id } = (await admin.get<Me>('/users/me')).body;
    await admin.post('/auth/reauthenticate', { password: PASSWORD });
    conflict(await admin.delete('/users/me'));
    conflict(await admin.delete(`/admin/users/${id}`));
    expect(await runCommand('users', ['delete', 'operator'], { DATABASE_URL: databaseUrl })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('last administrator'),
    });
    expect((await admin.get('/admin/users')).status).toBe(200);
  });

  it('remains when two administrators disable or delete each other at the same instant', async () => {
    for (const act of [
      (client: BrowserLike, id: string) => client.post(`/admin/users/${id}/disable`),
      (client: BrowserLike, id: string) => client.delete(`/admin/users/${id}`),
    ]) {
      await query(databaseUrl, 'UPDATE users SET is_admin = false');
      const pair = await Promise.all([aUser(), aUser()]);
      for (const { username } of pair) {
        await runCommand('users', ['make-admin', username], { DATABASE_URL: databaseUrl });
      }
      const [one, other] = pair;
      await Promise.all([act(one.client, other.id), act(other.client, one.id)]);
      const left = await query<{ count: string }>(
        databaseUrl,
        'SELECT count(*) FROM users WHERE is_admin AND NOT is_disabled',
      );
      expect(left).toEqual([{ count: '1' }]);
    }
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
