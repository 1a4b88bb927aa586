import type { AdminUser, AuditEntry, CheckedResetLink, CreatedUser, Me, ResetLink } from '@live-tz/contracts';
import {
  BrowserLike,
  changeData,
  type CommandResult,
  PASSWORD,
  runCommand,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { firstAdminToken, tokenOf } from './support/links';
import { problemOf } from './support/problem-of';

const WEEK_MS = 7 * 24 * 60 * 60_000;

let app: RunningApp;
let admin: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start({ REGISTRATION: 'closed' });
});
afterAll(() => app.dispose());

function users(...args: string[]): Promise<CommandResult> {
  return runCommand('users', args, { DATA_DIR: app.dataDir });
}

async function registerWith(invitation: string, username = uniqueName()) {
  const client = await BrowserLike.open(app.url);
  const answer = await client.post<Me>('/auth/register', { username, password: PASSWORD, invitation });
  return { client, answer };
}

async function setPassword(url: string, newPassword = PASSWORD) {
  const client = await BrowserLike.open(app.url);
  return client.post('/auth/password-reset', { token: tokenOf(url), newPassword });
}

async function checkLink(url: string) {
  const client = await BrowserLike.open(app.url);
  return client.post<CheckedResetLink>('/auth/password-reset/check', { token: tokenOf(url) });
}

async function create(username: string): Promise<CreatedUser> {
  const { status, body } = await admin.post<CreatedUser>('/admin/users', { username });
  expect(status).toBe(201);
  return body;
}

async function signedIn(username: string): Promise<BrowserLike> {
  const client = await BrowserLike.open(app.url);
  expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
  return client;
}

/** A user with a password, who is signed in. */
async function newUser(): Promise<{ id: string; username: string; client: BrowserLike }> {
  const username = uniqueName();
  const { user, link } = await create(username);
  await setPassword(link.url);
  return { id: user.id, username, client: await signedIn(username) };
}

describe('the first start', () => {
  it('logs that it creates a database, and when that is ready', () => {
    const steps = ['Creating a database in', 'The database is ready', 'Live TZ is at'];
    const lines = steps.map((step) => app.log.findIndex((line) => line.includes(step)));
    expect(lines).not.toContain(-1);
    expect([...lines].sort((a, b) => a - b)).toEqual(lines);
  });

  it('logs one link for the first administrator, although registration is closed', async () => {
    const token = await firstAdminToken(app);
    expect(app.log.filter((line) => line.includes(token))).toHaveLength(1);
    const client = await BrowserLike.open(app.url);
    expect((await client.post('/auth/invitation', { token })).status).toBe(204);
  });

  it('of several clients that use its links at the same instant, one becomes the administrator', async () => {
    const first = await firstAdminToken(app);
    await app.end();
    app = await RunningApp.start({ REGISTRATION: 'closed' }, app.dataDir);
    const second = await firstAdminToken(app);
    expect(second).not.toBe(first);
    const answers = await Promise.all([first, second, first, second].map((token) => registerWith(token)));
    expect(answers.map(({ answer }) => answer.status).sort()).toEqual([201, 400, 400, 400]);
    const registered = answers.find(({ answer }) => answer.status === 201);
    expect(registered?.answer.body).toMatchObject({ isAdmin: true });
    admin = registered?.client as BrowserLike;
    const { body } = await admin.get<AuditEntry[]>('/admin/audit');
    expect(body.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['registered', 'role-granted']));
  });

  it('is the only one that logs a link', async () => {
    await app.end();
    app = await RunningApp.start({ REGISTRATION: 'closed' }, app.dataDir);
    admin = admin.at(app.url);
    expect((await admin.get('/admin/users')).status).toBe(200);
    expect(app.log.join('\n')).not.toContain('/register#');
  });
});

describe('an account created by an administrator', () => {
  it('gets its password by a link that is valid once and for a week', async () => {
    const username = uniqueName();
    const { user, link } = await create(username);
    expect(user).toMatchObject({ username, hasPassword: false });
    expect(Math.abs(link.expiresAtMs - Date.now() - WEEK_MS)).toBeLessThan(60_000);
    const client = await BrowserLike.open(app.url);
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(401);
    expect((await checkLink(link.url)).body).toEqual({ username, isFirstPassword: true });
    expect((await setPassword(link.url)).status).toBe(204);
    expect(problemOf(await setPassword(link.url))).toMatchObject({ status: 400, code: 'reset-link-void' });
    expect(problemOf(await checkLink(link.url))).toMatchObject({ status: 400, code: 'reset-link-void' });
    await signedIn(username);
    const { body } = await admin.get<AdminUser[]>(`/admin/users?q=${username}`);
    expect(body).toMatchObject([{ hasPassword: true }]);
  });

  it('is created once when two administrators create it at the same instant', async () => {
    const username = uniqueName();
    const answers = await Promise.all([1, 2, 3].map(() => admin.post('/admin/users', { username })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('can be created with npm run users, which refuses names that are taken or not allowed', async () => {
    const username = uniqueName();
    const { code, stdout } = await users('create', username);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\/reset#[\w-]{43}\nValid once, until /);
    expect((await users('list')).stdout).toMatch(
      new RegExp(`^${username}\t0 zones\t.*\tno password yet$`, 'm'),
    );
    expect(await users('create', username)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('taken'),
    });
    expect(await users('create', 'x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('3 to 150'),
    });
    expect((await setPassword(stdout.split('\n')[0] ?? '')).status).toBe(204);
    await signedIn(username);
  });

  it('needs a new link if the first one has expired', async () => {
    const { user, link } = await create(uniqueName());
    await app.end();
    changeData(app.dataDir, `UPDATE password_resets SET expires_at = now() - interval '1 second'`);
    app = await RunningApp.start({ REGISTRATION: 'closed' }, app.dataDir);
    admin = admin.at(app.url);
    expect(problemOf(await setPassword(link.url))).toMatchObject({ status: 400, code: 'reset-link-void' });
    const { body } = await admin.post<ResetLink>(`/admin/users/${user.id}/reset-link`);
    expect((await setPassword(body.url)).status).toBe(204);
  });
});

describe('administrators', () => {
  it('promote and demote others, at once and in the audit log', async () => {
    const { id, username, client } = await newUser();
    expect((await client.get('/admin/users')).status).toBe(403);
    expect((await admin.post<AdminUser>(`/admin/users/${id}/promote`)).body).toMatchObject({ isAdmin: true });
    expect((await client.get('/admin/users')).status).toBe(200);
    expect((await admin.post<AdminUser>(`/admin/users/${id}/demote`)).body).toMatchObject({ isAdmin: false });
    expect((await client.get('/admin/users')).status).toBe(403);
    const { body } = await admin.get<AuditEntry[]>(`/admin/audit?user=${username}`);
    expect(body.map(({ kind }) => kind).slice(0, 2)).toEqual(['role-revoked', 'role-granted']);
  });

  it('cannot demote themselves, and nobody can demote the last one', async () => {
    const { body: me } = await admin.get<Me>('/users/me');
    expect(problemOf(await admin.post(`/admin/users/${me.id}/demote`)).status).toBe(409);
    expect(await users('remove-admin', me.username)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('last administrator'),
    });
    const { username } = await newUser();
    expect(await users('make-admin', username)).toMatchObject({ code: 0 });
    expect(await users('remove-admin', username)).toMatchObject({
      code: 0,
      stdout: `${username} is an ordinary user now.\n`,
    });
  });

  it('of two that demote each other at the same instant, one stays', async () => {
    const { body: me } = await admin.get<Me>('/users/me');
    for (let round = 0; round < 5; round += 1) {
      const other = await newUser();
      await admin.post(`/admin/users/${other.id}/promote`);
      const statuses = (
        await Promise.all([
          admin.post(`/admin/users/${other.id}/demote`),
          other.client.post(`/admin/users/${me.id}/demote`),
        ])
      ).map(({ status }) => status);
      // The second one is refused as the last administrator, or because it is no longer one.
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect([403, 409]).toContain(statuses.find((status) => status !== 200));
      if (statuses[1] === 200) admin = other.client;
      if (statuses[1] === 200) break;
    }
    const { body } = await admin.get<AdminUser[]>('/admin/users');
    expect(body.filter(({ isAdmin }) => isAdmin)).toHaveLength(1);
  });
});

describe('a disabled user with a reset link', () => {
  it('is told so, and keeps the link for later', async () => {
    const { id } = await newUser();
    const { body: link } = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    await admin.post(`/admin/users/${id}/disable`);
    const told = {
      status: 403,
      code: 'account-disabled',
      detail: 'Your account is switched off. Ask an administrator.',
    };
    expect(problemOf(await checkLink(link.url))).toMatchObject(told);
    expect(problemOf(await setPassword(link.url))).toMatchObject(told);
    await admin.post(`/admin/users/${id}/enable`);
    expect((await setPassword(link.url)).status).toBe(204);
  });
});

describe('a user who was refused after ten wrong passwords', () => {
  it('learns until when, and can sign in at once after using a reset link', async () => {
    const { id, username } = await newUser();
    const client = await BrowserLike.open(app.url);
    for (let guess = 0; guess < 10; guess += 1) {
      await client.post('/auth/login', { username, password: `guess ${guess}` });
    }
    const answer = await client.post('/auth/login', { username, password: PASSWORD });
    expect(problemOf(answer)).toMatchObject({
      status: 429,
      code: 'too-many-attempts',
      detail: expect.stringMatching(/^Too many attempts\. Try again in 1[45] minutes\.$/),
    });
    const { body: link } = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    expect((await setPassword(link.url, 'other long words')).status).toBe(204);
    const { status } = await client.post('/auth/login', { username, password: 'other long words' });
    expect(status).toBe(200);
  });
});
