import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Preferences, SavedZone, SessionAnswer } from '@live-tz/contracts';
import {
  BrowserLike,
  changeData,
  NEWER_RELEASE_MIGRATION,
  makeDataOfEarlierRelease,
  PASSWORD,
  readData,
  runCommand,
  RunningApp,
  runToEnd,
  sessionIdOf,
  storedSessionIdOf,
  temporaryFolder,
  uniqueName,
} from '@live-tz/test-cluster';
import { expectPrivate } from './support/private-files';

/** The tests create several databases, each of which takes half a minute on a busy machine. */
jest.setTimeout(240_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

describe('a data folder, used by several servers in turn', () => {
  const dataDir = newFolder();
  const temporary = newFolder();
  let app: RunningApp;
  let client: BrowserLike;

  /** Starts the next server, with the same cookies in the client. */
  async function next(): Promise<void> {
    app = await RunningApp.start({ TMPDIR: temporary }, dataDir);
    client = client.at(app.url);
  }

  beforeAll(async () => {
    app = await RunningApp.start({ TMPDIR: temporary }, dataDir);
    client = await BrowserLike.open(app.url);
  });
  afterAll(() => app.end());

  it('keeps account, session, zones and preferences when a server is stopped', async () => {
    const credentials = { username: uniqueName(), password: PASSWORD };
    await client.post('/auth/register', credentials);
    await client.post('/users/me/zones', { zone: 'Asia/Kathmandu', label: 'Base camp' });
    await client.post('/users/me/zones', { zone: 'Asia/Calcutta' });
    await client.patch('/users/me/preferences', { hourCycle: 'h23', homeZone: 'Europe/Lisbon' });
    expect(await app.end('SIGTERM')).toBe(0);
    expect(readdirSync(join(dataDir, 'run'))).toEqual([]);

    await next();
    const { user } = (await client.get<SessionAnswer>('/auth/session')).body;
    expect(user?.username).toBe(credentials.username);
    expect((await client.get<SavedZone[]>('/users/me/zones')).body).toMatchObject([
      { zone: 'Asia/Kathmandu', label: 'Base camp', position: 0 },
      { zone: 'Asia/Calcutta', label: null, position: 1 },
    ]);
    expect((await client.get<Preferences>('/users/me/preferences')).body).toMatchObject({
      hourCycle: 'h23',
      homeZone: 'Europe/Lisbon',
    });
    const anonymous = await BrowserLike.open(app.url);
    expect((await anonymous.post('/auth/login', credentials)).status).toBe(200);
  });

  it('is used by one server at a time: a second one refuses to start', async () => {
    expect(await runToEnd({ DATA_DIR: dataDir })).toEqual({
      code: 1,
      stdout: '',
      stderr: `Another Live TZ is running on ${join(dataDir, 'pg')}: stop it, or give this one a DATA_DIR of its own.\n`,
    });
    expect((await client.post('/users/me/zones', { zone: 'UTC' })).status).toBe(201);
  });

  it('loses no acknowledged write when a server is killed', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const writing = writeUntilItEnds(client, round);
      await writing.started;
      await app.end('SIGKILL');
      acknowledged.push(...(await writing.acknowledged));
      await next();
      const { body } = await client.get<SavedZone[]>('/users/me/zones');
      const kept = body.flatMap(({ label }) => (label?.startsWith('round') ? [label] : []));
      expect(kept).toEqual(expect.arrayContaining(acknowledged));
      // A row in progress may have been written without its response.
      expect(kept.length).toBeLessThanOrEqual(acknowledged.length + round + 1);
      expect(body.map(({ position }) => position)).toEqual(body.map((_, index) => index));
    }
    expect(acknowledged.length).toBeGreaterThan(9);
  });

  it('needs no further process, and no temporary files', async () => {
    const { stdout } = spawnSync('ps', ['-o', 'comm=', '--ppid', String(app.pid)], { encoding: 'utf8' });
    // Where chronyd runs, the server runs its client for a moment.
    expect(stdout.split('\n').filter((name) => name !== '' && name !== 'chronyc')).toEqual([]);
    await app.end('SIGKILL');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is not opened by a server whose port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const result = await runToEnd({ DATA_DIR: dataDir, PORT: String(port) });
    other.close();
    expect(result).toMatchObject({
      code: 1,
      stderr: 'PORT is taken by another program: stop it, or give another PORT.\n',
    });
  });

  it('is refused by a release older than its data', async () => {
    changeData(dataDir, NEWER_RELEASE_MIGRATION);
    expect(await runToEnd({ DATA_DIR: dataDir })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The data were written by a newer release of Live TZ: start that release, or restore a backup of this one.\n',
    });
  });
});

describe('a data folder of an earlier release', () => {
  it('keeps users signed in, and stores ids and their key in plain text no longer', async () => {
    const dataDir = newFolder();
    const first = await RunningApp.start({}, dataDir);
    const client = await BrowserLike.register(first.url);
    await first.end();
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8');
    makeDataOfEarlierRelease(dataDir, sessionIdOf(client));

    const next = await RunningApp.start({}, dataDir);
    expect((await client.at(next.url).get('/users/me')).status).toBe(200);
    await next.end();
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(secret);
    const [stored] = readData<{ keys: string[] | null; ids: string[]; path: string }>(
      dataDir,
      `SELECT (SELECT json_agg(name) FROM settings WHERE name = 'session_secret') AS keys,
         (SELECT json_agg(sid) FROM sessions) AS ids, pg_relation_filepath('sessions') AS path`,
    );
    expect(stored).toMatchObject({ keys: null, ids: [storedSessionIdOf(client)] });
    // The table was rewritten: its file has no deleted versions of rows.
    const path = stored?.path ?? '';
    const file = readFileSync(join(dataDir, 'pg', path)).toString('latin1');
    expect(file).toContain(storedSessionIdOf(client));
    expect(file).not.toContain(sessionIdOf(client));
  });
});

describe('the files of a data folder', () => {
  const dataDir = newFolder();
  beforeAll(async () => {
    await (await RunningApp.start({}, dataDir)).end();
  });

  it('are accessible to their owner alone, whatever their permissions were before', async () => {
    expectPrivate(dataDir);
    const inPlace = ['pg', 'pg/base', 'pg/PG_VERSION', 'pg/postgresql.conf', 'run', 'secret'];
    for (const name of ['', ...inPlace]) {
      const path = join(dataDir, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    }
    writeFileSync(join(dataDir, 'rules.json'), '{}', { mode: 0o644 });

    const app = await RunningApp.start({}, dataDir);
    for (const name of inPlace) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
    // New files are private, too.
    await BrowserLike.register(app.url);
    await app.end();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    // Other files keep their permissions; the folder's own protect them.
    expect(statSync(join(dataDir, 'rules.json')).mode & 0o777).toBe(0o644);
    rmSync(join(dataDir, 'rules.json'));
    expectPrivate(dataDir);
  });

  it('include the key of sessions, which is created once; an invalid key prevents the start', async () => {
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8');
    expect(secret).toMatch(/^[0-9a-f]{64}\n$/);
    writeFileSync(join(dataDir, 'secret'), 'too short\n');
    expect(await runToEnd({ DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/secret contains no keys .* have to sign in again\.\n$/),
    });
    // A line in front replaces the key, and the old one stays valid for existing sessions.
    writeFileSync(join(dataDir, 'secret'), `${'n'.repeat(32)}\n${secret}`);
    const next = await RunningApp.start({}, dataDir);
    expect((await BrowserLike.register(next.url)).cookie('livetz.sid')).toBeDefined();
    await next.end();
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toContain(secret);
  });
});

describe('a failed start', () => {
  it.each<[string, (folder: string) => string, string]>([
    [
      'data of another PostgreSQL',
      (folder) => {
        mkdirSync(join(folder, 'pg'));
        writeFileSync(join(folder, 'pg', 'PG_VERSION'), '17\n');
        return folder;
      },
      'are of PostgreSQL 17, this release reads 18: use the release that wrote them, or another DATA_DIR.',
    ],
    [
      'damaged data',
      (folder) => {
        mkdirSync(join(folder, 'pg'));
        writeFileSync(join(folder, 'pg', 'PG_VERSION'), '18\n');
        return folder;
      },
      'cannot be opened: restore a backup, or give another DATA_DIR.',
    ],
    [
      'a file in place of DATA_DIR',
      (folder) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file');
      },
      'DATA_DIR cannot be used: give a folder that this account may write to.',
    ],
    ['a DATA_DIR that cannot be created', () => '/sys/live-tz', 'DATA_DIR cannot be used'],
    [
      'a DATA_DIR too long for a socket',
      (folder) => join(folder, 'd'.repeat(110)),
      'DATA_DIR lies too deep for a Unix socket: give a folder with a shorter path.',
    ],
  ])('because of %s prints a single sentence', async (_what, prepare, sentence) => {
    const { code, stdout, stderr } = await runCommand('migrate', [], { DATA_DIR: prepare(newFolder()) });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('names every invalid variable, and no value', async () => {
    const { code, stderr } = await runToEnd({
      DATA_DIR: newFolder(),
      PORT: 'hostile',
      PUBLIC_URL: 'hostile',
      SESSION_SECRET: 'hostile',
      LOG_LEVEL: 'hostile',
    });
    expect(code).toBe(1);
    for (const name of ['PORT', 'PUBLIC_URL', 'SESSION_SECRET', 'LOG_LEVEL'])
      expect(stderr).toContain(`${name}: give`);
    expect(stderr).not.toContain('hostile');
  });
});

/** Saves zones one after the other, each with its own label, until the server is gone. */
function writeUntilItEnds(
  client: BrowserLike,
  round: number,
): { started: Promise<void>; acknowledged: Promise<string[]> } {
  let onStarted: () => void;
  const started = new Promise<void>((resolve) => (onStarted = resolve));
  const write = async (): Promise<string[]> => {
    const acknowledged: string[] = [];
    for (let count = 0; count < 20; count += 1) {
      const label = `round ${round}, row ${count}`;
      const answer = await client.post('/users/me/zones', { zone: 'UTC', label }).catch(() => null);
      if (answer?.status !== 201) break;
      acknowledged.push(label);
      if (count === 3 + round) onStarted();
    }
    return acknowledged;
  };
  return { started, acknowledged: write() };
}
