import type { AdminUser, CreatedInvitation, CreatedUser, Me } from '@live-tz/contracts';
import { BrowserLike, PASSWORD, PrivatePostgres, query, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { firstAdminToken, tokenOf } from './support/links';

/** Two nodes on one PostgreSQL, where statements of two requests do run at the same time. */
let postgres: PrivatePostgres;
let databaseUrl: string;
let apps: [RunningApp, RunningApp];
let admin: BrowserLike;

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  databaseUrl = await postgres.newDatabase();
  const start = () => RunningApp.start({ DATABASE_URL: databaseUrl, REGISTRATION: 'invite' });
  apps = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.dispose()));
  await postgres.dispose();
});

/** Registers clients with these tokens at the same instant, each at the next node. */
async function registerAtOnce(tokens: readonly string[]) {
  const clients = await Promise.all(
    tokens.map((_token, index) => BrowserLike.open(apps[index % 2]?.url ?? '')),
  );
  const answers = await Promise.all(
    clients.map((client, index) =>
      client.post<Me>('/auth/register', {
        username: uniqueName(),
        password: PASSWORD,
        invitation: tokens[index],
      }),
    ),
  );
  return { clients, answers, statuses: answers.map(({ status }) => status).sort() };
}

/** An administrator who is signed in to the second node. */
async function newAdmin(): Promise<{ id: string; client: BrowserLike }> {
  const username = uniqueName();
  const { body } = await admin.post<CreatedUser>('/admin/users', { username });
  const client = await BrowserLike.open(apps[1].url);
  await client.post('/auth/password-reset', { token: tokenOf(body.link.url), newPassword: PASSWORD });
  await client.get('/auth/session');
  await client.post('/auth/login', { username, password: PASSWORD });
  await admin.post(`/admin/users/${body.user.id}/promote`);
  return { id: body.user.id, client };
}

describe('at the same instant', () => {
  it('of the links that two nodes logged at their first start, one creates the first administrator', async () => {
    const tokens = await Promise.all(apps.map(firstAdminToken));
    const { clients, answers, statuses } = await registerAtOnce([...tokens, ...tokens]);
    expect(statuses).toEqual([201, 400, 400, 400]);
    const index = answers.findIndex(({ status }) => status === 201);
    expect(answers[index]?.body.isAdmin).toBe(true);
    admin = (clients[index] as BrowserLike).at(apps[0].url);
    expect((await admin.get('/admin/users')).status).toBe(200);
  });

  it('of several clients one takes the last use of an invitation', async () => {
    const { body } = await admin.post<CreatedInvitation>('/admin/invitations', { maxUses: 2 });
    const token = tokenOf(body.url);
    const { statuses } = await registerAtOnce([token, token, token, token, token, token]);
    expect(statuses).toEqual([201, 201, 400, 400, 400, 400]);
    const rows = await query<{ uses: number }>(
      databaseUrl,
      'SELECT uses FROM invitations WHERE max_uses = 2',
    );
    expect(rows).toEqual([{ uses: 2 }]);
  });

  it('of several administrators one creates an account with the same name', async () => {
    const username = uniqueName();
    const at = [admin, admin.at(apps[1].url), admin, admin.at(apps[1].url)];
    const answers = await Promise.all(at.map((client) => client.post('/admin/users', { username })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('two administrators who demote each other leave one', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { body: me } = await admin.get<Me>('/users/me');
      const other = await newAdmin();
      const [ofOther, ofMe] = await Promise.all([
        admin.post(`/admin/users/${other.id}/demote`),
        other.client.post(`/admin/users/${me.id}/demote`),
      ]);
      expect([ofOther.status, ofMe.status].filter((status) => status === 200)).toHaveLength(1);
      if (ofMe.status === 200) admin = other.client.at(apps[0].url);
      const { body } = await admin.get<AdminUser[]>('/admin/users');
      expect(body.filter(({ isAdmin }) => isAdmin)).toHaveLength(1);
    }
  });
});

it('the table of invitations has only the hashes of their tokens', async () => {
  const { body } = await admin.post<CreatedInvitation>('/admin/invitations', {});
  const rows = await query(databaseUrl, 'SELECT * FROM invitations');
  expect(JSON.stringify(rows)).not.toContain(tokenOf(body.url));
});
