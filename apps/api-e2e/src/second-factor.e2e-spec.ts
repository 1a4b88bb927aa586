import type {
  AuditEntry,
  Me,
  Problem,
  RecoveryCodes,
  ResetLink,
  SecondFactorOverview,
  TotpSetup,
  UserSession,
} from '@live-tz/contracts';
import {
  type ApiResponse,
  BrowserLike,
  changeData,
  PASSWORD,
  readData,
  runCommand,
  RunningApp,
  totpCode,
} from '@live-tz/test-cluster';
import { type TotpUser, userWithTotp } from './support/totp-user';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';

const REAUTHENTICATION_EXPIRES = `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{reauthenticatedAtMs}', '0')::json`;

let app: RunningApp;
let admin: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  admin = await BrowserLike.register(app.url, 'Operator');
  await runCommand('users', ['make-admin', 'operator'], { DATA_DIR: app.dataDir });
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

async function logIn(
  username: string,
  factor: { code?: string } = {},
): Promise<{ client: BrowserLike; answer: ApiResponse }> {
  const client = await BrowserLike.open(app.url);
  const answer = await client.post('/auth/login', { username, password: PASSWORD, ...factor });
  return { client, answer };
}

async function overviewOf(client: BrowserLike): Promise<SecondFactorOverview> {
  return (await client.get<SecondFactorOverview>('/users/me/second-factor')).body;
}

/** @param meanwhile what happens to the data while no server runs */
async function restart(env: Record<string, string> = {}, meanwhile = (): void => undefined): Promise<void> {
  await app.end();
  meanwhile();
  app = await RunningApp.start(env, app.dataDir);
  admin = admin.at(app.url);
}

describe('an authenticator app', () => {
  it('is turned on by a right code, comes with ten recovery codes, and its secret is not returned again', async () => {
    const client = await BrowserLike.register(app.url, 'totp.user');
    const { status, body: setup } = await client.post<TotpSetup>('/users/me/totp');
    expect(status).toBe(201);
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(setup.uri).toMatch(new RegExp(`^otpauth://totp/Live%20TZ:totp\\.user\\?.*secret=${setup.secret}`));
    expect(await overviewOf(client)).toMatchObject({ totp: null, recoveryCodesLeft: 0 });

    const wrong = problemOf(await client.post('/users/me/totp/confirm', { code: '000000' }));
    expect(wrong).toMatchObject({ status: 400, errors: [{ field: 'code' }] });
    const { body } = await client.post<RecoveryCodes>('/users/me/totp/confirm', {
      code: totpCode(setup.secret),
    });
    expect(new Set(body.recoveryCodes).size).toBe(10);
    for (const code of body.recoveryCodes) expect(code).toMatch(/^([a-z0-9]{4}-){5}[a-z0-9]{4}$/);
    const overview = await overviewOf(client);
    expect(overview).toMatchObject({ totp: { addedAtMs: expect.any(Number) }, recoveryCodesLeft: 10 });
    expect(JSON.stringify([overview, (await client.get('/users/me/export')).body])).not.toContain(
      setup.secret,
    );
    expect((await client.post('/users/me/totp')).status).toBe(409);
  });

  it('is requested after the right password only, and then opens a new session', async () => {
    const { username, secret } = await userWithTotp(app.url);
    const client = await BrowserLike.open(app.url);
    const wrong = await client.post<Problem>('/auth/login', { username, password: 'not it', code: '1' });
    expect(problemOf(wrong)).toMatchObject({ status: 401 });
    expect(wrong.body.code).toBe('credentials-wrong');

    const missing = problemOf(await client.post('/auth/login', { username, password: PASSWORD }));
    expect(missing).toMatchObject({
      status: 401,
      code: 'second-factor',
      secondFactor: { methods: ['totp', 'recovery-code'], passkeyOptions: null },
    });
    expect(client.cookie('livetz.sid')).toBeUndefined();
    expect((await client.get('/users/me')).status).toBe(401);

    const code = totpCode(secret);
    const { status, body } = await client.post<Me>('/auth/login', { username, password: PASSWORD, code });
    expect([status, body.username]).toEqual([200, username]);
    expect((await client.get('/users/me')).status).toBe(200);
  });

  it('accepts a code once, of a minute around now, also when it is sent twice at the same instant', async () => {
    const { username, secret } = await userWithTotp(app.url);
    const now = Date.now();
    for (const atMs of [now - 90_000, now + 90_000]) {
      const { answer } = await logIn(username, { code: totpCode(secret, atMs) });
      expect(problemOf(answer)).toMatchObject({
        status: 401,
        code: 'second-factor',
        errors: [{ field: 'code' }],
      });
    }
    const code = totpCode(secret);
    const both = await Promise.all([logIn(username, { code }), logIn(username, { code })]);
    expect(both.map(({ answer }) => answer.status).sort()).toEqual([200, 401]);
    expect((await logIn(username, { code })).answer.status).toBe(401);
  });

  it('limits guesses at its code, and tells the administrators', async () => {
    const { username, secret, recoveryCodes } = await userWithTotp(app.url);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await logIn(username, { code: `12345${guess}` })).answer.status).toBe(401);
    }
    const { answer } = await logIn(username, { code: totpCode(secret) });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await logIn(username, { code: recoveryCodes[0]! })).answer.status).toBe(429);
    const kinds = await auditKindsOf(username);
    expect(kinds.filter((kind) => kind === 'second-factor-refused')).toHaveLength(10);
    expect(kinds).toContain('sign-in-throttled');
  });
});

async function auditKindsOf(username: string): Promise<string[]> {
  const { body } = await admin.get<AuditEntry[]>(`/admin/audit?user=${username}`);
  return body.map(({ kind }) => kind);
}

describe('a recovery code', () => {
  it('signs in once, in any spelling, and is recorded', async () => {
    const { username, recoveryCodes } = await userWithTotp(app.url);
    const typed = ` ${recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ')} `;
    const { client, answer } = await logIn(username, { code: typed });
    expect(answer.status).toBe(200);
    expect((await overviewOf(client)).recoveryCodesLeft).toBe(9);
    expect((await logIn(username, { code: recoveryCodes[3]! })).answer.status).toBe(401);
    expect(await auditKindsOf(username)).toContain('recovery-code-used');
  });

  it('becomes invalid when new ones are made', async () => {
    const { username, client, recoveryCodes } = await userWithTotp(app.url);
    const { body } = await client.post<RecoveryCodes>('/users/me/recovery-codes');
    expect(body.recoveryCodes).toHaveLength(10);
    expect((await logIn(username, { code: recoveryCodes[0]! })).answer.status).toBe(401);
    expect((await logIn(username, { code: body.recoveryCodes[0]! })).answer.status).toBe(200);
    const without = await BrowserLike.register(app.url);
    expect((await without.post('/users/me/recovery-codes')).status).toBe(409);
  });
});

describe('a password that was reset by a link', () => {
  it('does not replace the second factor', async () => {
    const { username, client, secret } = await userWithTotp(app.url);
    const { id } = (await client.get<Me>('/users/me')).body;
    const { url } = (await admin.post<ResetLink>(`/admin/users/${id}/reset-link`)).body;
    const anonymous = await BrowserLike.open(app.url);
    const newPassword = 'some other long words';
    const reset = { token: url.split('#')[1], newPassword };
    expect((await anonymous.post('/auth/password-reset', reset)).status).toBe(204);
    const credentials = { username, password: newPassword };
    expect(problemOf(await anonymous.post('/auth/login', credentials)).code).toBe('second-factor');
    const code = totpCode(secret);
    expect((await anonymous.post('/auth/login', { ...credentials, code })).status).toBe(200);
  });
});

describe('after a restart of the server, a second factor', () => {
  let user: TotpUser;
  let other: TotpUser;
  let without: BrowserLike;
  let stored: string;

  beforeAll(async () => {
    [user, other] = [await userWithTotp(app.url), await userWithTotp(app.url)];
    without = await BrowserLike.register(app.url);
    await restart({}, () => {
      const rows =
        'SELECT sealed_secret AS stored FROM totp_factors UNION ALL SELECT code_hash FROM recovery_codes';
      stored = JSON.stringify(readData(app.dataDir, rows));
      changeData(app.dataDir, REAUTHENTICATION_EXPIRES);
    });
  });

  it('is stored encrypted for its user, and recovery codes as hashes', async () => {
    for (const secret of [user.secret, user.recoveryCodes[0]!, other.secret])
      expect(stored).not.toContain(secret);
    expect((await logIn(other.username, { code: totpCode(other.secret) })).answer.status).toBe(200);
  });

  it('is required as well where the password is required again, and keeps the list of sessions', async () => {
    const client = user.client.at(app.url);
    await admin.post('/auth/reauthenticate', { password: PASSWORD });
    const { body: before } = await client.get<UserSession[]>('/users/me/sessions');
    for (const [method, path] of [
      ['POST', '/users/me/totp'],
      ['DELETE', '/users/me/totp'],
      ['POST', '/users/me/recovery-codes'],
      ['POST', '/users/me/passkey-options'],
      ['DELETE', '/users/me/passkeys/x'],
      ['DELETE', '/users/me'],
    ] as const) {
      expect([path, problemOf(await client.send(method, path)).code]).toEqual([
        path,
        'reauthentication-required',
      ]);
    }
    const change = { currentPassword: PASSWORD, newPassword: 'some other long words' };
    expect(problemOf(await client.put('/users/me/password', change)).code).toBe('reauthentication-required');
    expect((await without.at(app.url).put('/users/me/password', change)).status).toBe(204);

    const password = PASSWORD;
    const missing = problemOf(await client.post('/auth/reauthenticate', { password }));
    expect(missing).toMatchObject({
      status: 403,
      code: 'second-factor',
      secondFactor: { passkeyOptions: null },
    });
    const wrong = problemOf(await client.post('/auth/reauthenticate', { password, code: '000000' }));
    expect(wrong).toMatchObject({ status: 403, code: 'second-factor', errors: [{ field: 'code' }] });
    expect(problemOf(await client.delete('/users/me/totp')).code).toBe('reauthentication-required');
    const old = client.cookie('livetz.sid');
    expect(
      (await client.post('/auth/reauthenticate', { password, code: totpCode(user.secret) })).status,
    ).toBe(204);
    expect(client.cookie('livetz.sid')).not.toBe(old);
    const { body: after } = await client.get<UserSession[]>('/users/me/sessions');
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect((await client.delete('/users/me/totp')).status).toBe(204);
    expect((await client.delete('/users/me/totp')).status).toBe(404);
    expect(await overviewOf(client)).toMatchObject({ totp: null, recoveryCodesLeft: 0 });
    expect((await logIn(user.username)).answer.status).toBe(200);
  });
});

describe('an administrator', () => {
  it('removes the second factor of a user, who is told, as does the command line', async () => {
    for (const how of ['page', 'command'] as const) {
      const { username, client } = await userWithTotp(app.url);
      const { id } = (await client.get<Me>('/users/me')).body;
      if (how === 'page') expect((await admin.delete(`/admin/users/${id}/second-factor`)).status).toBe(204);
      else await runCommand('users', ['reset-factor', username], { DATA_DIR: app.dataDir });
      expect(await overviewOf(client)).toMatchObject({ totp: null, resetAtMs: expect.any(Number) });
      expect((await logIn(username)).answer.status).toBe(200);
      expect(await auditKindsOf(username)).toContain('second-factor-reset');
    }
    expect((await admin.delete('/admin/users/no-id/second-factor')).status).toBe(404);
  });

  it('sees which users have one', async () => {
    const { username } = await userWithTotp(app.url);
    const { body } = await admin.get(`/admin/users?q=${username}`);
    expect(body).toEqual([expect.objectContaining({ username, hasSecondFactor: true })]);
    const { stdout } = await runCommand('users', ['list'], { DATA_DIR: app.dataDir });
    expect(stdout).toMatch(new RegExp(`${username}\t.*two-step sign-in`));
  });
});

describe('REQUIRE_SECOND_FACTOR', () => {
  it('admits a user without a factor to nothing but setting one up, and then to everything', async () => {
    await restart({ REQUIRE_SECOND_FACTOR: 'everyone' });
    const client = await BrowserLike.register(app.url);
    for (const path of [
      '/users/me/zones',
      '/users/me/preferences',
      '/users/me/export',
      '/users/me/sessions',
    ]) {
      expect([path, problemOf(await client.get(path))]).toMatchObject([
        path,
        { status: 403, code: 'second-factor-missing' },
      ]);
    }
    expect((await client.get('/users/me')).body).toMatchObject({ needsSecondFactor: true });
    expect((await client.get('/auth/session')).body).toMatchObject({ user: { needsSecondFactor: true } });
    const document = await client.get<string>('//', { accept: 'text/html' });
    expect(document.body).toMatch(/"needsSecondFactor":true.*"preferences":null,"board":null/);
    expect((await overviewOf(client)).isRequired).toBe(true);
    const { secret } = (await client.post<TotpSetup>('/users/me/totp')).body;
    expect((await client.get('/users/me/zones')).status).toBe(403);
    expect((await client.post('/users/me/totp/confirm', { code: totpCode(secret) })).status).toBe(200);
    expect((await client.get('/users/me/zones')).status).toBe(200);
    expect((await client.get('/users/me')).body).not.toHaveProperty('needsSecondFactor');
    expect(problemOf(await client.delete('/users/me/totp'))).toMatchObject({ status: 409 });
    expect((await overviewOf(client)).totp).not.toBeNull();
    expect(problemOf(await admin.get('/admin/users')).code).toBe('second-factor-missing');
    expect((await admin.post('/auth/logout')).status).toBe(204);
  });
});
