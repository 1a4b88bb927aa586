import type {
  AuditEntry,
  Me,
  PasskeyOptions,
  Problem,
  RecoveryCodes,
  SecondFactorOverview,
} from '@live-tz/contracts';
import { BrowserLike, PASSWORD, RunningApp, runCommand, uniqueName } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';
import { SoftwarePasskey } from './support/software-passkey';

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

async function optionsToAdd(client: BrowserLike): Promise<PasskeyOptions> {
  return (await client.post<PasskeyOptions>('/users/me/passkey-options')).body;
}

async function userWithPasskey(): Promise<{
  username: string;
  client: BrowserLike;
  passkey: SoftwarePasskey;
}> {
  const username = uniqueName();
  const client = await BrowserLike.register(app.url, username);
  const passkey = new SoftwarePasskey(app.url);
  const answer = await client.post<RecoveryCodes>(
    '/users/me/passkeys',
    passkey.register(await optionsToAdd(client), 'My phone'),
  );
  expect([answer.status, answer.body.recoveryCodes.length]).toEqual([201, 10]);
  return { username, client, passkey };
}

/** The options in the answer to a log-in without the second factor. */
async function optionsToConfirm(client: BrowserLike, username: string): Promise<PasskeyOptions> {
  const { body } = await client.post<Problem>('/auth/login', { username, password: PASSWORD });
  expect(body.secondFactor?.methods).toEqual(['passkey', 'recovery-code']);
  return body.secondFactor!.passkeyOptions!;
}

describe('a passkey', () => {
  it('is listed by its name, and removed', async () => {
    const { client, username } = await userWithPasskey();
    const other = new SoftwarePasskey(app.url);
    const second = other.register(await optionsToAdd(client), ' A key on the shelf ');
    expect((await client.post<RecoveryCodes>('/users/me/passkeys', second)).body.recoveryCodes).toEqual([]);
    const { body } = await client.get<SecondFactorOverview>('/users/me/second-factor');
    expect(body.passkeys).toEqual([
      expect.objectContaining({ name: 'My phone', lastUsedAtMs: null }),
      expect.objectContaining({ name: 'A key on the shelf', lastUsedAtMs: null }),
    ]);
    const stranger = await BrowserLike.register(app.url);
    expect((await stranger.delete(`/users/me/passkeys/${body.passkeys[0]!.id}`)).status).toBe(404);
    for (const { id } of body.passkeys) {
      expect((await client.delete(`/users/me/passkeys/${id}`)).status).toBe(204);
      expect((await client.delete(`/users/me/passkeys/${id}`)).status).toBe(404);
    }
    const again = await BrowserLike.open(app.url);
    expect((await again.post('/auth/login', { username, password: PASSWORD })).status).toBe(200);
  });

  it('is the second factor after the password, once for each challenge', async () => {
    const { username, passkey, client } = await userWithPasskey();
    const device = await BrowserLike.open(app.url);
    const assertion = passkey.sign(await optionsToConfirm(device, username), { isVerified: false });
    const credentials = { username, password: PASSWORD, passkey: assertion };
    expect((await device.post('/auth/login', { ...credentials, password: 'wrong' })).status).toBe(401);
    expect((await device.post<Me>('/auth/login', credentials)).body.username).toBe(username);
    const { body } = await client.get<SecondFactorOverview>('/users/me/second-factor');
    expect(body.passkeys[0]!.lastUsedAtMs).toEqual(expect.any(Number));
  });

  it('confirms a signed-in user', async () => {
    const { client, passkey } = await userWithPasskey();
    const { body } = await client.post<Problem>('/auth/reauthenticate', { password: PASSWORD });
    const assertion = passkey.sign(body.secondFactor!.passkeyOptions!);
    const confirmation = { password: PASSWORD, passkey: assertion };
    expect((await client.post('/auth/reauthenticate', confirmation)).status).toBe(204);
    expect(problemOf(await client.post('/auth/reauthenticate', confirmation)).code).toBe('second-factor');
  });

  it('signs in by itself, without a name, if the device has verified its user', async () => {
    const { username, passkey } = await userWithPasskey();
    const device = await BrowserLike.open(app.url);
    const options = (await device.post<PasskeyOptions>('/auth/passkey-options')).body;
    expect(options).toMatchObject({ userVerification: 'required', rpId: '127.0.0.1' });
    const unverified = await device.post('/auth/passkey', passkey.sign(options, { isVerified: false }));
    expect(problemOf(unverified).status).toBe(401);
    const assertion = passkey.sign(options);
    const { status, body } = await device.post<Me>('/auth/passkey', assertion);
    expect([status, body.username]).toEqual([200, username]);
    expect((await device.get('/users/me')).status).toBe(200);
    // The session requires another CSRF token, so that the same answer comes from another client.
    const copy = await BrowserLike.open(app.url);
    expect(problemOf(await copy.post('/auth/passkey', assertion)).status).toBe(401);
  });

  it('does not sign in a disabled user', async () => {
    const admin = await BrowserLike.register(app.url, 'Operator');
    await runCommand('users', ['make-admin', 'operator'], { DATA_DIR: app.dataDir });
    const { client, passkey, username } = await userWithPasskey();
    const { id } = (await client.get<Me>('/users/me')).body;
    await admin.post(`/admin/users/${id}/disable`);
    const device = await BrowserLike.open(app.url);
    const options = (await device.post<PasskeyOptions>('/auth/passkey-options')).body;
    expect((await device.post('/auth/passkey', passkey.sign(options))).status).toBe(403);
    const { body } = await admin.get<AuditEntry[]>(`/admin/audit?user=${username}`);
    expect(body[0]).toMatchObject({ kind: 'sign-in-refused', detail: { reason: 'disabled' } });
  });
});

describe('a signature is refused', () => {
  it.each<[string, Parameters<SoftwarePasskey['sign']>[1]]>([
    ['from the page of another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['with a counter that does not grow', { counter: 0 }],
  ])('%s', async (_why, deviation) => {
    const { username, passkey } = await userWithPasskey();
    const device = await BrowserLike.open(app.url);
    const first = passkey.sign(await optionsToConfirm(device, username));
    expect((await device.post('/auth/login', { username, password: PASSWORD, passkey: first })).status).toBe(
      200,
    );
    const elsewhere = await BrowserLike.open(app.url);
    const assertion = passkey.sign(await optionsToConfirm(elsewhere, username), deviation);
    const answer = await elsewhere.post('/auth/login', { username, password: PASSWORD, passkey: assertion });
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'second-factor' });
  });

  it('of the passkey of another user', async () => {
    const [one, other] = [await userWithPasskey(), await userWithPasskey()];
    const device = await BrowserLike.open(app.url);
    const options = await optionsToConfirm(device, one.username);
    const credentials = { username: one.username, password: PASSWORD };
    const answer = await device.post('/auth/login', { ...credentials, passkey: other.passkey.sign(options) });
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'second-factor' });
  });

  it('of a challenge that another browser received, or that was made for another purpose', async () => {
    const { username, passkey } = await userWithPasskey();
    const [here, there] = [await BrowserLike.open(app.url), await BrowserLike.open(app.url)];
    const credentials = { username, password: PASSWORD };
    const foreign = passkey.sign(await optionsToConfirm(there, username));
    const signIn = passkey.sign((await here.post<PasskeyOptions>('/auth/passkey-options')).body);
    for (const assertion of [foreign, signIn]) {
      const answer = await here.post('/auth/login', { ...credentials, passkey: assertion });
      expect(problemOf(answer).code).toBe('second-factor');
    }
    const second = passkey.sign(await optionsToConfirm(here, username));
    expect((await here.post('/auth/passkey', second)).status).toBe(401);
  });

  it('that is no signature, or comes with a challenge of the client', async () => {
    const { username, passkey } = await userWithPasskey();
    const device = await BrowserLike.open(app.url);
    const options = await optionsToConfirm(device, username);
    for (const assertion of [
      { ...passkey.sign(options), signature: 'AAAA' },
      { ...passkey.sign(options), clientDataJSON: 'AAAA' },
      { ...passkey.sign(options), authenticatorData: 'AAAA' },
      passkey.sign({ challenge: 'AAAA' }),
    ]) {
      const answer = await device.post('/auth/login', { username, password: PASSWORD, passkey: assertion });
      expect(problemOf(answer)).toMatchObject({ status: 401, code: 'second-factor' });
    }
  });
});

describe('the host that passkeys are bound to', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string, string]>([
    ['is that of the request', {}, {}, '', '127.0.0.1'],
    ['is not one that a client claims', {}, { 'x-forwarded-host': 'evil.example' }, '', '127.0.0.1'],
    [
      'is the forwarded one of a trusted proxy',
      { TRUST_PROXY: '1' },
      { 'x-forwarded-host': 'clock.example.org', 'x-forwarded-proto': 'https' },
      '',
      'clock.example.org',
    ],
    [
      'is that of PUBLIC_URL',
      { PUBLIC_URL: 'https://clock.example.org:8443/tz', BASE_PATH: '/tz', TRUST_PROXY: '1' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      'https://clock.example.org:8443',
      'clock.example.org',
    ],
  ])('%s', async (_what, env, headers, publicOrigin, rpId) => {
    const server = await RunningApp.start(env);
    const client = await BrowserLike.register(server.url, uniqueName(), PASSWORD, headers);
    const options = await optionsToAdd(client);
    expect(options).toMatchObject({ rp: { id: rpId } });
    if (publicOrigin !== '') {
      const passkey = new SoftwarePasskey(publicOrigin);
      expect((await client.post('/users/me/passkeys', passkey.register(options, 'Mine'))).status).toBe(201);
    }
    await server.dispose();
  });
});

describe('a new passkey is refused', () => {
  it('for another site, for another session, twice, or with certificates', async () => {
    const [client, other] = [await BrowserLike.register(app.url), await BrowserLike.register(app.url)];
    const passkey = new SoftwarePasskey(app.url);
    const options = await optionsToAdd(client);
    const right = passkey.register(options, 'Mine');
    const packed = Buffer.from(right.attestationObject, 'base64url')
      .toString('latin1')
      .replace('\x64none\x67attStmt\xa0', '\x66packed\x67attStmt\xa1\x63x5c\x80');
    for (const [who, registration] of [
      [client, passkey.register(options, 'Mine', { origin: 'https://evil.example' })],
      [client, passkey.register(options, 'Mine', { rpId: 'evil.example' })],
      [client, { ...right, attestationObject: 'AAAA' }],
      [client, { ...right, attestationObject: Buffer.from(packed, 'latin1').toString('base64url') }],
      [other, right],
    ] as const) {
      expect(problemOf(await who.post('/users/me/passkeys', registration)).status).toBe(400);
    }
    expect((await client.post('/users/me/passkeys', right)).status).toBe(201);
    expect((await client.post('/users/me/passkeys', right)).status).toBe(400);
    const taken = passkey.register(await optionsToAdd(other), 'Mine as well');
    expect((await other.post('/users/me/passkeys', taken)).status).toBe(400);
  });
});
