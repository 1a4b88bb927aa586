import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AdminUser, ResetLink, SavedZone } from '@live-tz/contracts';
import { BrowserLike, PASSWORD, problemOf, uniqueName } from './support/browser-like';
import { changeData, FROM_A_NEWER_RELEASE } from './support/embedded-data';
import { clockSocket, joined, plainSocket } from './support/live';
import { type Outcome, RunningApp, runCommand, temporaryFolder } from './support/start-app';

const NEW_PASSWORD = 'other long words';
const folder = temporaryFolder();
const backupFile = join(folder, 'backup.tar.gz');
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

function users(...args: string[]): Promise<Outcome> {
  return runCommand('users', args, { DATA_DIR: app.dataDir });
}

/** Somebody with a saved zone and both kinds of sockets open; `closed` tells how the server closes them. */
async function somebodyOnline() {
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

const ENDED = ['io server disconnect', 4401];

async function logIn(username: string, password: string): Promise<number> {
  const client = await BrowserLike.open(app.url);
  return (await client.post('/auth/login', { username, password })).status;
}

/** Uses a reset link as its page does. */
async function setPassword(url: string, newPassword: string) {
  const client = await BrowserLike.open(app.url);
  return client.post('/auth/password-reset', { token: url.split('#')[1], newPassword });
}

describe('npm run users, beside a running server', () => {
  it('explains itself when it is not understood, and makes nothing', async () => {
    const unmade = join(folder, 'unmade');
    const outcome = await runCommand('users', ['delete'], { DATA_DIR: unmade });
    expect(outcome).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Usage: npm run users -- /),
    });
    expect(existsSync(unmade)).toBe(false);
  });

  it('does not know everybody', async () => {
    expect(await users('delete', 'nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no such person.*\.\n$/),
    });
  });

  it('lists people and their zones', async () => {
    const { username } = await somebodyOnline();
    const list = await users('list');
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout).toMatch(new RegExp(`^${username}\t1 zones\tsince \\d{4}-\\d\\d-\\d\\d$`, 'm'));
    expect(await users('zones', username.toUpperCase())).toMatchObject({
      code: 0,
      stdout: 'Asia/Tokyo\tOffice\n',
    });
  });

  it('deletes a person, and their sockets close at once', async () => {
    const { username, client, closed } = await somebodyOnline();
    expect(await users('delete', username)).toMatchObject({ code: 0 });
    expect(await closed).toEqual(ENDED);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(await logIn(username, PASSWORD)).toBe(401);
  });

  it('makes a link that sets a new password, once', async () => {
    const { username, client, closed } = await somebodyOnline();
    const { code, stdout } = await users('reset-password', username);
    expect(code).toBe(0);
    const [url = ''] = stdout.split('\n');
    expect(url).toMatch(/^\/reset#\S{40,}$/);
    expect(problemOf(await setPassword(url, 'password1')).errors).toMatchObject([{ field: 'newPassword' }]);
    expect((await setPassword(url, NEW_PASSWORD)).status).toBe(204);
    expect(await closed).toEqual(ENDED);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(problemOf(await setPassword(url, NEW_PASSWORD))).toMatchObject({
      status: 400,
      detail: 'This link has been used or is too old: ask for a new one.',
    });
    expect(await logIn(username, PASSWORD)).toBe(401);
    expect(await logIn(username, NEW_PASSWORD)).toBe(200);
  });

  it('makes an administrator of somebody who is signed in', async () => {
    expect(problemOf(await admin.get('/admin/users')).status).toBe(403);
    expect(await users('make-admin', 'operator')).toMatchObject({
      code: 0,
      stdout: 'operator may use /admin now.\n',
    });
    expect((await admin.get('/admin/users')).status).toBe(200);
  });
});

describe('the socket of the command line', () => {
  const connected = async () => {
    const socket = connect(join(app.dataDir, 'run', 'control.sock'));
    await once(socket, 'connect');
    return socket;
  };

  it('survives who is gone before the answer', async () => {
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

describe('the page of administrators', () => {
  it('is closed to everybody else', async () => {
    const { client, id } = await somebodyOnline();
    const stranger = await BrowserLike.open(app.url);
    for (const [method, path] of [
      ['GET', '/admin/users'],
      ['GET', `/admin/users/${id}/zones`],
      ['POST', `/admin/users/${id}/disable`],
      ['POST', `/admin/users/${id}/enable`],
      ['POST', `/admin/users/${id}/reset-link`],
      ['DELETE', `/admin/users/${id}`],
    ] as const) {
      expect(problemOf(await client.send(method, path)).status).toBe(403);
      expect(problemOf(await stranger.send(method, path)).status).toBe(401);
    }
  });

  it('finds people by a part of their name, in any case, and shows their zones', async () => {
    const { username, id } = await somebodyOnline();
    const { body } = await admin.get<AdminUser[]>(`/admin/users?q=${username.toUpperCase()}`);
    expect(body).toEqual([
      {
        id,
        username,
        createdAtMs: expect.any(Number),
        isAdmin: false,
        isDisabled: false,
        zoneCount: 1,
      },
    ]);
    expect((await admin.get<AdminUser[]>('/admin/users?q=no%25body_')).body).toEqual([]);
    expect((await admin.get<SavedZone[]>(`/admin/users/${id}/zones`)).body).toMatchObject([
      { label: 'Office' },
    ]);
  });

  it('keeps a person out at once, and lets them in again', async () => {
    const { username, id, client, closed } = await somebodyOnline();
    const disabled = await admin.post<AdminUser>(`/admin/users/${id}/disable`);
    expect(disabled).toMatchObject({ status: 200, body: { isDisabled: true, zoneCount: 1 } });
    expect(await closed).toEqual(ENDED);
    expect((await client.get('/users/me')).status).toBe(401);
    expect(await logIn(username, PASSWORD)).toBe(403);
    expect(await logIn(username, 'not the password')).toBe(401);
    expect((await admin.post<AdminUser>(`/admin/users/${id}/enable`)).body.isDisabled).toBe(false);
    expect(await logIn(username, PASSWORD)).toBe(200);
  });

  it('makes reset links, the last of which holds', async () => {
    const { username, id } = await somebodyOnline();
    const first = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    const second = await admin.post<ResetLink>(`/admin/users/${id}/reset-link`);
    expect(second).toMatchObject({ status: 201, body: { expiresAtMs: expect.any(Number) } });
    expect(problemOf(await setPassword(first.body.url, NEW_PASSWORD)).status).toBe(400);
    expect((await setPassword(second.body.url, NEW_PASSWORD)).status).toBe(204);
    expect(await logIn(username, NEW_PASSWORD)).toBe(200);
  });

  it('deletes a person with all that is theirs', async () => {
    const { id, closed } = await somebodyOnline();
    expect((await admin.delete(`/admin/users/${id}`)).status).toBe(204);
    expect(await closed).toEqual(ENDED);
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
  let client: BrowserLike;
  let acknowledged: string[];

  it('explain themselves', async () => {
    for (const command of ['backup', 'restore'] as const) {
      const outcome = await runCommand(command, ['a', 'b'], { DATA_DIR: join(folder, 'unmade') });
      expect(outcome).toEqual({ code: 1, stdout: '', stderr: `Usage: npm run ${command} -- FILE\n` });
    }
  });

  it('write the whole database while it is being written to', async () => {
    client = await BrowserLike.register(app.url);
    let isOver = false;
    const backingUp = runCommand('backup', [backupFile], { DATA_DIR: app.dataDir }).finally(
      () => (isOver = true),
    );
    const before: string[] = [];
    for (let count = 0; count < 90 && !isOver; count += 1) {
      const label = `row ${count}`;
      expect((await client.post('/users/me/zones', { zone: 'UTC', label })).status).toBe(201);
      before.push(label);
    }
    expect(await backingUp).toEqual({
      code: 0,
      stdout: expect.stringMatching(/backup\.tar\.gz: \d+ bytes\.\n$/),
      stderr: '',
    });
    acknowledged = before;
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
  });

  it('say where a backup cannot be written', async () => {
    const outcome = await runCommand('backup', [join(folder, 'missing', 'file')], { DATA_DIR: app.dataDir });
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/choose another place\.\n$/) });
  });

  it('do not replace what a server is running on', async () => {
    expect(await runCommand('restore', [backupFile], { DATA_DIR: app.dataDir })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Another Live TZ is running on /),
    });
    expect((await client.get('/users/me')).status).toBe(200);
  });

  it('bring back accounts, sessions and zones, and keep what stood there', async () => {
    const late = await BrowserLike.register(app.url);
    await app.end();
    const restored = await runCommand('restore', [backupFile], { DATA_DIR: app.dataDir });
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('kept in') });
    const kept = /kept in (.+)\.\n/.exec(restored.stdout)?.[1] ?? '';
    expect(existsSync(join(kept, 'PG_VERSION'))).toBe(true);

    app = await RunningApp.start({}, app.dataDir);
    const { body } = await client.at(app.url).get<SavedZone[]>('/users/me/zones');
    const labels = body.map(({ label }) => label);
    // The backup is of one instant: everything up to it, and nothing behind.
    expect(labels).toEqual(acknowledged.slice(0, labels.length));
    expect((await admin.at(app.url).get('/admin/users')).status).toBe(200);
    expect((await late.at(app.url).get('/users/me')).status).toBe(401);
  });
});

describe('without a server', () => {
  beforeAll(() => app.end());

  it('npm run users works on the data itself', async () => {
    expect(await users('delete', uniqueName())).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no such person/),
    });
    const list = await users('list');
    expect(list).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Operator\t.*administrator$/m) });
  });

  it('npm run restore changes nothing by a file that is no backup of this release', async () => {
    const bad = join(folder, 'bad.tar.gz');
    writeFileSync(bad, 'no archive at all');
    const newer = join(folder, 'newer.tar.gz');
    changeData(app.dataDir, FROM_A_NEWER_RELEASE, newer);
    const before = readdirSync(app.dataDir);
    for (const [file, sentence] of [
      [bad, `${bad} is no backup of Live TZ: give a file that \`npm run backup\` wrote.\n`],
      [folder, `${folder} is no backup of Live TZ: give a file that \`npm run backup\` wrote.\n`],
      [join(folder, 'missing'), `There is no file ${join(folder, 'missing')}: give the path of a backup.\n`],
      [newer, expect.stringContaining('newer release')],
    ] as const) {
      const outcome = await runCommand('restore', [file], { DATA_DIR: app.dataDir });
      expect(outcome).toEqual({ code: 1, stdout: '', stderr: sentence });
      expect(readdirSync(app.dataDir)).toEqual(before);
    }
  });
});
