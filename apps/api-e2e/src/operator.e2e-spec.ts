import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AdminUser, ResetLink, SavedZone } from '@live-tz/contracts';
import {
  BrowserLike,
  changeData,
  clockSocket,
  NEWER_RELEASE_MIGRATION,
  joined,
  makeDataOfEarlierRelease,
  type CommandResult,
  PASSWORD,
  plainSocket,
  readData,
  runCommand,
  RunningApp,
  runToBytes,
  sessionIdOf,
  storedSessionIdOf,
  temporaryFolder,
  totpCode,
  uniqueName,
} from '@live-tz/test-cluster';
import { figure } from './support/figure';
import { type TotpUser, userWithTotp } from './support/totp-user';
import { expectPrivate } from './support/private-files';
import { problemOf } from './support/problem-of';

/** The tests create several databases, each of which takes half a minute on a busy machine. */
jest.setTimeout(240_000);

const NEW_PASSWORD = 'other long words';
const folder = temporaryFolder();
const backupFile = join(folder, 'backup.gz');
let app: RunningApp;
let admin: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  admin = await BrowserLike.register(app.url, 'Operator');
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function users(...args: string[]): Promise<CommandResult> {
  return runCommand('users', args, { DATA_DIR: app.dataDir });
}

/** A user with a saved zone and both kinds of sockets open; `closed` resolves to how the server closes them. */
async function onlineUser() {
  const username = uniqueName();
  const client = await BrowserLike.register(app.url, username);
  await client.post('/users/me/zones', { zone: 'Asia/Tokyo', label: 'Office' });
  const { id } = (await client.get<{ id: string }>('/users/me')).body;
  const socket = clockSocket(app.url, client.headers());
  await joined(socket);
  const stream = plainSocket(app.url, '/ws/time/UTC/', client.headers());
  await once(stream, 'open');
  const closed = Promise.all([
    new Promise<string>((resolve) => socket.once('disconnect', resolve)),
    once(stream, 'close').then(([code]) => code as number),
  ]);
  return { username, client, id, closed };
}

const CLOSED_BY_SERVER = ['io server disconnect', 4401];

async function logIn(username: string, password: string): Promise<number> {
  const client = await BrowserLike.open(app.url);
  return (await client.post('/auth/login', { username, password })).status;
}

/** Uses a reset link like its page. */
async function setPassword(url: string, newPassword: string) {
  const client = await BrowserLike.open(app.url);
  return client.post('/auth/password-reset', { token: url.split('#')[1], newPassword });
}

describe('npm run users, with a running server', () => {
  it('prints its usage for wrong arguments, and creates nothing', async () => {
    const unmade = join(folder, 'unmade');
    const result = await runCommand('users', ['delete'], { DATA_DIR: unmade });
    expect(result).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Usage: npm run users -- /),
    });
    expect(existsSync(unmade)).toBe(false);
  });

  it('rejects an unknown user', async () => {
    expect(await users('delete', 'nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no such user.*\.\n$/),
    });
  });

  it('lists users and their zones', async () => {
    const { username } = await onlineUser();
    const list = await users('list');
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout).toMatch(new RegExp(`^${username}\t1 zones\tsince \\d{4}-\\d\\d-\\d\\d$`, 'm'));
    expect(await users('zones', username.toUpperCase())).toMatchObject({
      code: 0,
      stdout: 'Asia/Tokyo\tOffice\n',
    });
  });

  it('deletes a user, whose sockets close immediately', async () => {
    const { username, client, closed } = await onlineUser();
    expect(await users('delete', username)).toMatchObject({ code: 0 });
    expect(await closed).toEqual(CLOSED_BY_SERVER);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(await logIn(username, PASSWORD)).toBe(401);
  });

  it('creates a link that sets a new password once', async () => {
    const { username, client, closed } = await onlineUser();
    const { code, stdout } = await users('reset-password', username);
    expect(code).toBe(0);
    const [url = ''] = stdout.split('\n');
    expect(url).toMatch(/^\/reset#\S{40,}$/);
    expect(problemOf(await setPassword(url, 'password1')).errors).toMatchObject([{ field: 'newPassword' }]);
    expect((await setPassword(url, NEW_PASSWORD)).status).toBe(204);
    expect(await closed).toEqual(CLOSED_BY_SERVER);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(problemOf(await setPassword(url, NEW_PASSWORD))).toMatchObject({
      status: 400,
      detail: 'This link has been used or is too old: ask for a new one.',
    });
    expect(await logIn(username, PASSWORD)).toBe(401);
    expect(await logIn(username, NEW_PASSWORD)).toBe(200);
  });

  it('makes a signed-in user an administrator', async () => {
    expect(problemOf(await admin.get('/admin/users')).status).toBe(403);
    expect(await users('make-admin', 'operator')).toMatchObject({
      code: 0,
      stdout: 'operator may use /admin now.\n',
    });
    expect((await admin.get('/admin/users')).status).toBe(200);
  });
});

describe('the control socket', () => {
  const connected = async () => {
    const socket = connect(join(app.dataDir, 'run', 'control.sock'));
    await once(socket, 'connect');
    return socket;
  };

  it('survives clients that disconnect before the response', async () => {
    for (let count = 0; count < 20; count += 1) {
      const socket = await connected();
      const closed = once(socket, 'close');
      socket.write(`${JSON.stringify({ command: 'users', args: ['list'] })}\n`, () => socket.destroy());
      await closed;
    }
    expect((await users('list')).code).toBe(0);
  });

  it.each(['null', '[]', '{}', '{"command":"users"}', '{"command":"backup"}', '\u0000'])(
    'survives %j',
    async (line) => {
      const socket = await connected();
      socket.write(`${line}\n`);
      expect(JSON.parse(await text(socket))).toMatchObject({ isDone: false });
    },
  );
});

describe('the administration', () => {
  it('is closed to other users and anonymous clients', async () => {
    const { client, id } = await onlineUser();
    const anonymous = await BrowserLike.open(app.url);
    for (const [method, path] of [
      ['GET', '/admin/users'],
      ['GET', `/admin/users/${id}/zones`],
      ['POST', `/admin/users/${id}/disable`],
      ['POST', `/admin/users/${id}/enable`],
      ['POST', `/admin/users/${id}/reset-link`],
      ['DELETE', `/admin/users/${id}`],
    ] as const) {
      expect(problemOf(await client.send(method, path)).status).toBe(403);
      expect(problemOf(await anonymous.send(method, path)).status).toBe(401);
    }
  });

  it('finds users by a part of their name, in any case, and shows their zones', async () => {
    const { username, id } = await onlineUser();
    const { body } = await admin.get<AdminUser[]>(`/admin/users?q=${username.toUpperCase()}`);
    expect(body).toEqual([
      {
        id,
        username,
        createdAtMs: expect.any(Number),
        isAdmin: false,
        isDisabled: false,
        hasPassword: true,
        hasSecondFactor: false,
        zoneCount: 1,
      },
    ]);
    expect((await admin.get<AdminUser[]>('/admin/users?q=no%25body_')).body).toEqual([]);
    expect((await admin.get<SavedZone[]>(`/admin/users/${id}/zones`)).body).toMatchObject([
      { label: 'Office' },
    ]);
  });

  it('disables a user immediately, and enables them again', async () => {
    const { username, id, client, closed } = await onlineUser();
    const disabled = await admin.post<AdminUser>(`/admin/users/${id}/disable`);
    expect(disabled).toMatchObject({ status: 200, body: { isDisabled: true, zoneCount: 1 } });
    expect(await closed).toEqual(CLOSED_BY_SERVER);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(await logIn(username, PASSWORD)).toBe(403);
    expect(await logIn(username, 'not the password')).toBe(401);
    expect((await admin.post<AdminUser>(`/admin/users/${id}/enable`)).body.isDisabled).toBe(false);
    expect(await logIn(username, PASSWORD)).toBe(200);
  });

  it('creates reset links, of which only the last is valid', async () => {
    const { username, id } = await onlineUser();
    const first = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    const second = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    expect(second).toMatchObject({ status: 201, body: { expiresAtMs: expect.any(Number) } });
    expect(problemOf(await setPassword(first.body.url, NEW_PASSWORD)).status).toBe(400);
    expect((await setPassword(second.body.url, NEW_PASSWORD)).status).toBe(204);
    expect(await logIn(username, NEW_PASSWORD)).toBe(200);
  });

  it('deletes a user with all their data', async () => {
    const { id, closed } = await onlineUser();
    expect((await admin.delete(`/admin/users/${id}`)).status).toBe(204);
    expect(await closed).toEqual(CLOSED_BY_SERVER);
    expect(problemOf(await admin.delete(`/admin/users/${id}`)).status).toBe(404);
    expect(problemOf(await admin.get(`/admin/users/${id}/zones`)).status).toBe(404);
    expect(problemOf(await admin.post('/admin/users/7/disable')).status).toBe(404);
  });

  it('does not let an administrator lock themselves out', async () => {
    const { id } = (await admin.get<{ id: string }>('/users/me')).body;
    expect(problemOf(await admin.post(`/admin/users/${id}/disable`)).status).toBe(409);
  });
});

describe('backup and restore', () => {
  const username = uniqueName();
  let client: BrowserLike;
  let acknowledged: string[];
  let twoStep: TotpUser;
  /** Secrets that would grant access to the reader of a backup. */
  let secrets: string[];

  it('print their usage for wrong arguments', async () => {
    for (const [command, more] of [
      ['backup', ', or - for standard output'],
      ['restore', ''],
    ] as const) {
      const result = await runCommand(command, ['a', 'b'], { DATA_DIR: join(folder, 'unmade') });
      expect(result).toEqual({ code: 1, stdout: '', stderr: `Usage: npm run ${command} -- FILE${more}\n` });
    }
  });

  it('include all data during concurrent writes', async () => {
    client = await BrowserLike.register(app.url, username);
    twoStep = await userWithTotp(app.url);
    const { stdout } = await users('reset-password', username);
    const resetToken = /#(\S+)/.exec(stdout)?.[1] ?? '';
    secrets = [
      sessionIdOf(client),
      storedSessionIdOf(client),
      resetToken,
      createHash('sha256').update(resetToken).digest('hex'),
      readFileSync(join(app.dataDir, 'secret'), 'utf8').trim(),
    ];
    let isDone = false;
    const backingUp = runCommand('backup', [backupFile], { DATA_DIR: app.dataDir }).finally(
      () => (isDone = true),
    );
    const before: string[] = [];
    for (let count = 0; count < 90 && !isDone; count += 1) {
      const label = `row ${count}`;
      expect((await client.post('/users/me/zones', { zone: 'UTC', label })).status).toBe(201);
      before.push(label);
    }
    expect(await backingUp).toEqual({
      code: 0,
      stdout: expect.stringMatching(/backup\.gz: \d+ bytes\.\n$/),
      stderr: '',
    });
    acknowledged = before;
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
  });

  it('grant no access: they contain no session, reset link or key', () => {
    const text = gunzipSync(readFileSync(backupFile)).toString();
    expect(text).toContain(username);
    expect(text.length).toBeGreaterThan(1_000);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(30);
      expect(text).not.toContain(secret);
    }
    for (const table of ['sessions', 'password_resets', 'session_secret'])
      expect(text).not.toContain(`"${table}"`);
  });

  it('can be written to standard output, which has no other text', async () => {
    const piped = await runToBytes('backup', ['-'], { DATA_DIR: app.dataDir });
    expect(piped).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Backup: \d+ bytes\.\n$/) });
    expect(gunzipSync(piped.stdout).toString().split('\n', 1)[0]).toContain('"format":"live-tz-backup"');
    expect(readdirSync(join(app.dataDir, 'run')).filter((name) => name.startsWith('backup'))).toEqual([]);
    const madeAtSeconds = await figure(app, 'livetz_backup_last_success_timestamp_seconds');
    expect(Math.abs(Date.now() / 1000 - madeAtSeconds)).toBeLessThan(600);
  });

  it('report a path that cannot be written to', async () => {
    const result = await runCommand('backup', [join(folder, 'missing', 'file')], { DATA_DIR: app.dataDir });
    expect(result).toMatchObject({ code: 1, stderr: expect.stringMatching(/choose another place\.\n$/) });
  });

  it('do not replace the data of a running server', async () => {
    expect(await runCommand('restore', [backupFile], { DATA_DIR: app.dataDir })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Another Live TZ is running on /),
    });
    expect((await client.get('/users/me')).status).toBe(200);
  });

  it('restore accounts and zones, sign all users out, and keep the former data', async () => {
    const late = uniqueName();
    await BrowserLike.register(app.url, late);
    await app.end();
    const restored = await runCommand('restore', [backupFile], { DATA_DIR: app.dataDir });
    expect(restored).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('All users have to sign in again.'),
    });
    const kept = /kept in (.+)\.\n/.exec(restored.stdout)?.[1] ?? '';
    expect(existsSync(join(kept, 'PG_VERSION'))).toBe(true);
    expectPrivate(app.dataDir);

    app = await RunningApp.start({}, app.dataDir);
    expect((await client.at(app.url).get('/users/me')).status).toBe(401);
    client = await signedIn(username);
    const { body } = await client.get<SavedZone[]>('/users/me/zones');
    const labels = body.map(({ label }) => label);
    // The backup is a snapshot: everything up to an instant and nothing after it.
    expect(labels).toEqual(acknowledged.slice(0, labels.length));
    admin = await signedIn('operator');
    expect((await admin.get('/admin/users')).status).toBe(200);
    expect(await logIn(late, PASSWORD)).toBe(401);
    // Sequences continue where they were.
    expect((await client.post('/users/me/zones', { zone: 'UTC' })).status).toBe(201);
  });

  it('still accept the codes of authenticator apps and recovery codes', async () => {
    const { username, secret, recoveryCodes } = twoStep;
    for (const code of [totpCode(secret), recoveryCodes[0]]) {
      const anonymous = await BrowserLike.open(app.url);
      const answer = await anonymous.post('/auth/login', { username, password: PASSWORD, code });
      expect(answer.status).toBe(200);
    }
  });

  it('restore backups of an earlier release with an older schema', async () => {
    const [header = '', ...rows] = gunzipSync(readFileSync(backupFile)).toString().split('\n');
    const { migrations, ...about } = JSON.parse(header) as { migrations: string[] };
    const older = join(folder, 'older.gz');
    const kept = rows.flatMap(rowOfEarlierRelease);
    const lines = [
      JSON.stringify({ ...about, migrations: migrations.slice(0, 4) }),
      ...kept,
      JSON.stringify({ rows: kept.length }),
    ];
    writeFileSync(older, gzipSync(lines.join('\n')));
    await app.end();
    expect((await runCommand('restore', [older], { DATA_DIR: app.dataDir })).code).toBe(0);
    app = await RunningApp.start({}, app.dataDir);
    client = await signedIn(username);
    expect((await client.get<SavedZone[]>('/users/me/zones')).body.length).toBeGreaterThan(0);
  });

  it('restore the archives of earlier releases, without their sessions and key', async () => {
    const archive = join(folder, 'archive.tar.gz');
    const stolen = sessionIdOf(client);
    await app.end();
    makeDataOfEarlierRelease(
      app.dataDir,
      stolen,
      `INSERT INTO password_resets SELECT 'a hash', id, now() + interval '1 day' FROM users LIMIT 1
       ON CONFLICT DO NOTHING`,
      archive,
    );
    expect((await runCommand('restore', [archive], { DATA_DIR: app.dataDir })).code).toBe(0);
    const counts = `SELECT (SELECT count(*)::int FROM sessions) AS sessions,
        (SELECT count(*)::int FROM password_resets) AS resets,
        (SELECT count(*)::int FROM settings WHERE name = 'session_secret') AS secrets`;
    expect(readData(app.dataDir, counts)).toEqual([{ sessions: 0, resets: 0, secrets: 0 }]);
    app = await RunningApp.start({}, app.dataDir);
    expect((await client.at(app.url).get('/users/me')).status).toBe(401);
    client = await signedIn(username);
    expect((await client.get('/users/me')).status).toBe(200);
  });

  async function signedIn(name: string): Promise<BrowserLike> {
    const client = await BrowserLike.open(app.url);
    expect((await client.post('/auth/login', { username: name, password: PASSWORD })).status).toBe(200);
    return client;
  }
});

describe('without a server', () => {
  beforeAll(() => app.end());

  it('npm run users opens the data itself', async () => {
    expect(await users('delete', uniqueName())).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no such user/),
    });
    const list = await users('list');
    expect(list).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Operator\t.*administrator$/m) });
  });

  it('npm run restore changes nothing when a backup is incomplete', async () => {
    const [header = '', ...rows] = gunzipSync(readFileSync(backupFile)).toString().split('\n');
    const changed = (...lines: string[]) => gzipSync(lines.join('\n'));
    const complete = readFileSync(backupFile);
    const damaged = {
      'cut.gz': complete.subarray(0, complete.length - 20),
      'unknown-table.gz': changed(header, '["nothing",{}]', ...rows.slice(1)),
      'nothing.gz': gzipSync(''),
    };
    const before = readdirSync(app.dataDir);
    for (const [name, content] of Object.entries(damaged)) {
      const file = join(folder, name);
      writeFileSync(file, content);
      const { code, stderr } = await runCommand('restore', [file], { DATA_DIR: app.dataDir });
      expect({ name, code, stderr }).toEqual({
        name,
        code: 1,
        stderr: `${file} is not a backup of Live TZ: give a file that \`npm run backup\` wrote.\n`,
      });
      expect(readdirSync(app.dataDir)).toEqual(before);
    }
  });

  it('npm run restore changes nothing when a file is no backup of this release', async () => {
    const bad = join(folder, 'bad.tar.gz');
    writeFileSync(bad, 'no archive at all');
    const newerArchive = join(folder, 'newer.tar.gz');
    changeData(app.dataDir, NEWER_RELEASE_MIGRATION, newerArchive);
    const before = readdirSync(app.dataDir);
    for (const [file, sentence] of [
      [bad, `${bad} is not a backup of Live TZ: give a file that \`npm run backup\` wrote.\n`],
      [join(folder, 'missing'), `There is no file ${join(folder, 'missing')}: give the path of a backup.\n`],
      [newerArchive, expect.stringContaining('newer release')],
    ] as const) {
      const result = await runCommand('restore', [file], { DATA_DIR: app.dataDir });
      expect(result).toEqual({ code: 1, stdout: '', stderr: sentence });
      expect(readdirSync(app.dataDir)).toEqual(before);
    }
  });
});

/** A line of a backup as the release before boards wrote it: the clocks of the only board of each user were saved zones. */
function rowOfEarlierRelease(line: string, _index: number, lines: readonly string[]): string[] {
  if (/^\["(users|settings)",/.test(line)) return [line];
  if (!line.startsWith('["board_clocks",')) return [];
  const [, clock] = JSON.parse(line) as [string, Record<string, unknown>];
  const { board_id, hours: _hours, note: _note, revision: _revision, ...saved } = clock;
  const board = lines.find((other) => other.startsWith('["boards",') && other.includes(String(board_id)));
  const [, { owner_id }] = JSON.parse(board ?? '') as [string, { owner_id: string }];
  return [JSON.stringify(['saved_zones', { ...saved, user_id: owner_id }])];
}
