import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  BrowserLike,
  freePort,
  PROJECT_ROOT,
  runCommand,
  RunningApp,
  temporaryFolder,
} from '@live-tz/test-cluster';
import { retryUnavailable } from './support/retry-unavailable';

/** Runs a program of `bin` like the image, which sets the process title to its name. */
function runInImage(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  input?: Buffer,
): SpawnSyncReturns<string> {
  const program = join(PROJECT_ROOT, 'dist/apps/api/src/bin', `${command}.js`);
  return spawnSync(process.execPath, [`--title=${command}`, program, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    input,
    encoding: 'utf8',
  });
}

describe('the commands of the image', () => {
  const folder = temporaryFolder();
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(async () => {
    await app.dispose();
    rmSync(folder, { recursive: true });
  });

  it('`healthcheck` reports whether the local server is ready', async () => {
    // The server is ready once the clock has ticked.
    await retryUnavailable(() => new BrowserLike(app.url).get('//health/ready'));
    const healthy = runInImage('healthcheck', [], { PORT: new URL(app.url).port, BASE_PATH: '' });
    expect(healthy).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('"status":"ok"'),
    });
    const silent = runInImage('healthcheck', [], { PORT: String(await freePort()) });
    expect(silent).toMatchObject({ status: 1, stdout: '', stderr: 'The server does not answer.\n' });
  });

  it('`help` lists all of them', () => {
    const { status, stdout } = runInImage('help', [], {});
    expect(status).toBe(0);
    for (const command of ['serve', 'users', 'backup', 'restore', 'migrate', 'healthcheck']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    }
  });

  it.each(['users', 'restore'])('`%s` prints its usage under its own name', (command) => {
    const { status, stderr } = runInImage(command, [], { DATA_DIR: join(folder, 'unmade') });
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Usage: ${command} [A-Z]+`));
  });

  it('`restore -` reads a backup from standard input', async () => {
    const backup = join(folder, 'backup');
    await runCommand('backup', [backup], { DATA_DIR: app.dataDir });
    const restored = join(folder, 'restored');
    const done = runInImage('restore', ['-'], { DATA_DIR: restored, TMPDIR: folder }, readFileSync(backup));
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(await runCommand('users', ['list'], { DATA_DIR: restored })).toMatchObject({ code: 0 });
  });

  it('`restore -` rejects other input, and changes nothing', () => {
    const { status, stderr } = runInImage(
      'restore',
      ['-'],
      { DATA_DIR: join(folder, 'new') },
      Buffer.from('x'),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('is not a backup of Live TZ');
  });
});
