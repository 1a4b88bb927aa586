import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../..');

/** As far as it is looked at here. */
interface Run {
  failures: Record<string, number>;
  window: { frames: number; missed: number; latenessMs: { p50: number } };
  program: { startToFirstTickMs: number; rest: { requests: number } };
}

let bench: ChildProcess | undefined;

afterEach(() => bench?.kill());

/** Runs the bench as a person would, in a group of processes of its own. */
function start(...args: string[]): { lines: string[]; ended: Promise<number | null> } {
  const child = spawn('npm', ['run', '--silent', 'bench', '--', ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  bench = child;
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      child.emit('line', line);
    });
  }
  return { lines, ended: once(child, 'close').then(([code]) => code as number | null) };
}

/** Whether any process of the bench runs. */
function isAnyLeft(): boolean {
  try {
    return process.kill(-(bench?.pid ?? 0), 0);
  } catch {
    return false;
  }
}

it('measures a small crowd and leaves nothing but its figures', async () => {
  const { lines, ended } = start('people', '--connections', '20', '--zones', '3', '--seconds', '3');
  expect({ code: await ended, lines }).toMatchObject({ code: 0 });
  const path =
    /All figures: (.+)$/.exec(lines.find((line) => line.startsWith('All figures')) ?? '')?.[1] ?? '';
  const { runs } = JSON.parse(readFileSync(path, 'utf8')) as { runs: Run[] };
  rmSync(path);
  expect(runs).toHaveLength(1);
  const [{ failures, window, program }] = runs as [Run];
  expect(failures).toEqual({});
  expect(window).toMatchObject({ viewers: 20, seconds: 3, doubled: 0, lost: 0 });
  // How many are missed is the machine's affair here: that all are accounted for is the bench's.
  expect(window.frames + window.missed).toBe(60);
  expect(window.latenessMs.p50).toBeGreaterThan(0);
  expect(program.rest).toMatchObject({ requests: 150, failed: 0 });
  expect(program.startToFirstTickMs).toBeGreaterThan(0);
  expect(isAnyLeft()).toBe(false);
});

it('ends with all it has started when it is interrupted', async () => {
  const { ended } = start('people', '--connections', '20', '--seconds', '600');
  while (bench !== undefined) {
    const [line] = (await once(bench, 'line')) as [string];
    if (line.startsWith('socket.io:')) break;
  }
  process.kill(-(bench?.pid ?? 0), 'SIGINT');
  expect(await ended).toBe(130);
  expect(isAnyLeft()).toBe(false);
});

it('says what it can do when it is asked for something else', async () => {
  const { lines, ended } = start('people', '--connections', 'many');
  expect(await ended).toBe(2);
  expect(lines[0]).toBe('Give --connections a whole number from 1 to 19000.');
  expect(lines[1]).toContain('Usage: npm run bench');
});
