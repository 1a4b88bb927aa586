import type {
  AdminUser,
  AuditEntry,
  AuthPolicy,
  CreatedInvitation,
  Invitation,
  Me,
} from '@live-tz/contracts';
import { BrowserLike, changeData, PASSWORD, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { firstAdminToken, tokenOf } from './support/links';
import { problemOf } from './support/problem-of';

const DAY_MS = 24 * 60 * 60_000;
const VOID = { status: 400, code: 'invitation-void' };

let app: RunningApp;
let admin: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start({ REGISTRATION: 'invite' });
  admin = await BrowserLike.open(app.url);
  await register(await firstAdminToken(app), 'operator', admin);
});
afterAll(() => app.dispose());

async function register(invitation: string | undefined, username = uniqueName(), client?: BrowserLike) {
  const from = client ?? (await BrowserLike.open(app.url));
  return from.post<Me>('/auth/register', { username, password: PASSWORD, invitation });
}

async function check(token: string) {
  return (await BrowserLike.open(app.url)).post('/auth/invitation', { token });
}

async function invite(invitation: object = {}): Promise<CreatedInvitation & { token: string }> {
  const { status, body } = await admin.post<CreatedInvitation>('/admin/invitations', invitation);
  expect(status).toBe(201);
  return { ...body, token: tokenOf(body.url) };
}

async function list(): Promise<Invitation[]> {
  return (await admin.get<Invitation[]>('/admin/invitations')).body;
}

async function restart(registration: string, change = 'SELECT 1'): Promise<void> {
  await app.end();
  changeData(app.dataDir, change);
  app = await RunningApp.start({ REGISTRATION: registration }, app.dataDir);
  admin = admin.at(app.url);
}

describe('with REGISTRATION=invite', () => {
  it('the policy says so, and an account needs an invitation', async () => {
    const client = await BrowserLike.open(app.url);
    expect((await client.get<AuthPolicy>('/auth/policy')).body).toEqual({
      registration: 'invite',
      siteWords: expect.arrayContaining(['livetz']),
      hasFirstPage: true,
    });
    expect(problemOf(await register(undefined))).toMatchObject({ status: 403, code: 'registration-closed' });
    for (const token of ['', 'x', 'x'.repeat(43)])
      expect(problemOf(await register(token))).toMatchObject(VOID);
  });

  it('an invitation creates one account unless it says otherwise, and is valid for a week', async () => {
    const { token, url, ...invitation } = await invite({ label: 'Lisbon team' });
    expect(url).toMatch(/^\/register#[\w-]{43}$/);
    expect(invitation).toEqual({
      id: expect.any(String),
      label: 'Lisbon team',
      createdAtMs: expect.any(Number),
      createdBy: 'operator',
      expiresAtMs: invitation.createdAtMs + 7 * DAY_MS,
      maxUses: 1,
      uses: 0,
    });
    expect((await check(token)).status).toBe(204);
    const { status, body } = await register(token);
    expect({ status, isAdmin: body.isAdmin }).toEqual({ status: 201, isAdmin: false });
    expect(problemOf(await check(token))).toMatchObject(VOID);
    expect(problemOf(await register(token))).toMatchObject(VOID);
    expect((await list()).find(({ id }) => id === invitation.id)).toMatchObject({ uses: 1, maxUses: 1 });
  });

  it('a refused account takes no use', async () => {
    const { token } = await invite();
    const client = await BrowserLike.open(app.url);
    const weak = { username: uniqueName(), password: 'password1', invitation: token };
    expect((await client.post('/auth/register', weak)).status).toBe(400);
    expect((await register(token, 'OPERATOR')).status).toBe(409);
    expect((await register(token)).status).toBe(201);
  });

  it('of two clients that take the last use at the same instant, one gets an account', async () => {
    const { token, id } = await invite({ maxUses: 2 });
    expect((await register(token)).status).toBe(201);
    const clients = await Promise.all([1, 2, 3, 4].map(() => BrowserLike.open(app.url)));
    const answers = await Promise.all(clients.map((client) => register(token, uniqueName(), client)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    expect((await list()).find((each) => each.id === id)).toMatchObject({ uses: 2, maxUses: 2 });
  });

  it('a revoked invitation is void', async () => {
    const { token, id } = await invite();
    expect((await admin.delete(`/admin/invitations/${id}`)).status).toBe(204);
    expect(problemOf(await register(token))).toMatchObject(VOID);
    expect(problemOf(await admin.delete(`/admin/invitations/${id}`)).status).toBe(404);
    expect(problemOf(await admin.delete('/admin/invitations/x')).status).toBe(404);
  });

  it('an expired invitation is void, and no longer listed', async () => {
    const { token, id } = await invite({ lifetimeMs: DAY_MS });
    await restart(
      'invite',
      `UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = '${id}'`,
    );
    expect(problemOf(await register(token))).toMatchObject(VOID);
    expect((await list()).map((each) => each.id)).not.toContain(id);
  });

  it('the invitations of an administrator end with the administrator’s rights', async () => {
    const { body: other } = await register((await invite()).token);
    await admin.post(`/admin/users/${other.id}/promote`);
    const helper = await BrowserLike.open(app.url);
    await helper.post('/auth/login', { username: other.username, password: PASSWORD });
    const { body } = await helper.post<CreatedInvitation>('/admin/invitations', { label: 'theirs' });
    expect((await check(tokenOf(body.url))).status).toBe(204);
    await admin.post(`/admin/users/${other.id}/demote`);
    expect(problemOf(await check(tokenOf(body.url)))).toMatchObject(VOID);
    expect(problemOf(await register(tokenOf(body.url)))).toMatchObject(VOID);
    expect((await list()).map(({ label }) => label)).not.toContain('theirs');
    expect(problemOf(await helper.post('/admin/invitations', {})).status).toBe(403);
  });

  it.each([
    [{ maxUses: 0 }, 'maxUses'],
    [{ maxUses: 101 }, 'maxUses'],
    [{ maxUses: 1.5 }, 'maxUses'],
    [{ label: 'x'.repeat(81) }, 'label'],
    [{ lifetimeMs: 1 }, 'lifetimeMs'],
    [{ lifetimeMs: 31 * DAY_MS }, 'lifetimeMs'],
    [{ lifetimeMs: 1e300 }, 'lifetimeMs'],
    [{ expiresAtMs: Date.now() + DAY_MS }, 'expiresAtMs'],
    [{ role: 'admin' }, 'role'],
  ])('refuses an invitation with %j', async (invitation, field) => {
    const problem = problemOf(await admin.post('/admin/invitations', invitation));
    expect(problem).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it('invitations are in the audit log, without their tokens', async () => {
    const { token, id } = await invite({ label: 'audited' });
    const { body: user } = await register(token);
    await admin.delete(`/admin/invitations/${id}`);
    const { body } = await admin.get<AuditEntry[]>('/admin/audit');
    expect(body.map(({ kind, user, detail }) => [kind, user?.username, detail])).toEqual(
      expect.arrayContaining([
        ['invitation-made', undefined, { maxUses: 1, label: 'audited' }],
        ['registered', user.username, { invitation: id }],
        ['invitation-revoked', undefined, { label: 'audited' }],
      ]),
    );
    expect(JSON.stringify(body)).not.toContain(token);
    expect(app.log.join('')).not.toContain(token);
  });
});

describe('with REGISTRATION=closed', () => {
  let token: string;
  beforeAll(async () => {
    token = (await invite()).token;
    await restart('closed');
  });

  it('earlier invitations are void, and no new ones can be created', async () => {
    expect(problemOf(await check(token))).toMatchObject(VOID);
    expect(problemOf(await register(token))).toMatchObject(VOID);
    expect(problemOf(await admin.post('/admin/invitations', {})).status).toBe(409);
  });

  it('administrators create accounts', async () => {
    const username = uniqueName();
    const { status, body } = await admin.post<{ user: AdminUser; link: { url: string } }>('/admin/users', {
      username,
    });
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ username, hasPassword: false, isAdmin: false });
    const client = await BrowserLike.open(app.url);
    const reset = { token: tokenOf(body.link.url), newPassword: PASSWORD };
    expect((await client.post('/auth/password-reset', reset)).status).toBe(204);
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
  });
});
