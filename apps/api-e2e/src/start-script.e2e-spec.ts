import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '@live-tz/test-cluster';

const ROOT = join(__dirname, '../../..');
/** Copied, so that edits of the originals do not affect the test. The libs stand for all sources. */
const COPIED = ['tools', 'dist', 'libs', 'package-lock.json'];
/** Records that it ran instead of building, which would take minutes; the program is built already. */
const BUILD = `node -e "require('fs').appendFileSync('builds', 'x')"`;

/** A temporary checkout with the real scripts and the real program. */
function newCheckout(): string {
  const checkout = join(temporaryFolder(), 'checkout');
  mkdirSync(checkout);
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  rmSync(join(checkout, 'dist/.built-from'), { force: true });
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const scripts = { ...manifest.scripts, build: BUILD };
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ ...manifest, scripts }));
  return checkout;
}

const checkout = newCheckout();
const groups: number[] = [];
afterAll(() => {
  for (const group of groups) if (processesOf(group).length > 0) process.kill(-group, 'SIGKILL');
  rmSync(join(checkout, '..'), { recursive: true, force: true });
});

/** Runs `npm start` in a process group of its own, like a shell or a service manager. */
async function npmStart(dataDir: string): Promise<{ npm: ChildProcess; group: number; url: string }> {
  const npm = spawn('npm', ['start'], {
    cwd: checkout,
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      npm_config_update_notifier: 'false',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: join(checkout, '..', dataDir),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = npm.pid ?? 0;
  groups.push(group);
  const output: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        const address = /Live TZ is at (http[^"\s]*)\//.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    npm.once('exit', () => reject(new Error(output.join('\n'))));
  });
  return { npm, group, url };
}

/** The command lines of the processes in a group. */
function processesOf(group: number): string[] {
  return execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .flatMap((match) => (match?.[1] === String(group) && !match[2]?.startsWith('Z') ? [match[3] ?? ''] : []));
}

/** The processes left in a group after the kernel has had time to remove those that ended. */
async function remainingOf(group: number): Promise<string[]> {
  for (let attempt = 0; attempt < 300 && processesOf(group).length > 0; attempt += 1) await pause(100);
  return processesOf(group);
}

async function isAlive(url: string): Promise<boolean> {
  return (await fetch(`${url}/health/live`)).ok;
}

/** The modification time of each file. */
function writtenAt(folder: string): Map<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map([folder, ...files].map((file) => [file, statSync(file).mtimeMs]));
}

describe('npm start', () => {
  let first: Awaited<ReturnType<typeof npmStart>>;
  let second: Awaited<ReturnType<typeof npmStart>>;

  it('runs several times in one checkout at once, and builds once', async () => {
    [first, second] = await Promise.all([npmStart('first'), npmStart('second')]);
    expect(first.url).not.toBe(second.url);
    expect([await isAlive(first.url), await isAlive(second.url)]).toEqual([true, true]);
    expect(readFileSync(join(checkout, 'builds'), 'utf8')).toBe('x');
  });

  it('consists of npm and the server, without further processes', () => {
    const processes = processesOf(first.group);
    expect(processes).toHaveLength(2);
    expect(processes.sort()).toEqual(['node dist/apps/api/src/main.js', expect.stringMatching(/^npm start/)]);
  });

  it('leaves no process or file after SIGTERM to the group', async () => {
    const ended = once(first.npm, 'exit');
    process.kill(-first.group, 'SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await remainingOf(first.group)).toEqual([]);
    expect(readdirSync(join(checkout, '..', 'first/run'))).toEqual([]);
    expect(await isAlive(second.url)).toBe(true);
  });

  it('leaves no process after SIGKILL to the group, and restarts without touching a file', async () => {
    const ended = once(second.npm, 'exit');
    process.kill(-second.group, 'SIGKILL');
    await ended;
    expect(await remainingOf(second.group)).toEqual([]);

    const before = writtenAt(checkout);
    const again = await npmStart('second');
    expect(await isAlive(again.url)).toBe(true);
    expect(writtenAt(checkout)).toEqual(before);
    process.kill(-again.group, 'SIGTERM');
    await once(again.npm, 'exit');
  });
});
