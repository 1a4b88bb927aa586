import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../..');

/** The part of a run that is checked here. */
interface Run {
  failures: Record<string, number>;
  window: { frames: number; missed: number; latenessMs: { p50: number } };
  program: { startToFirstTickMs: number; rest: { requests: number } };
}

let bench: ChildProcess | undefined;

afterEach(() => bench?.kill());

/** Runs `npm run bench` in a process group of its own. */
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

/** Whether any process of the bench is still running. */
function isAnyRunning(): boolean {
  try {
    return process.kill(-(bench?.pid ?? 0), 0);
  } catch {
    return false;
  }
}

it('measures a few users and leaves nothing behind but its figures', async () => {
  const { lines, ended } = start('users', '--connections', '20', '--zones', '3', '--seconds', '3');
  expect({ code: await ended, lines }).toMatchObject({ code: 0 });
  const path =
    /All figures: (.+)$/.exec(lines.find((line) => line.startsWith('All figures')) ?? '')?.[1] ?? '';
  const { runs } = JSON.parse(readFileSync(path, 'utf8')) as { runs: Run[] };
  rmSync(path);
  expect(runs).toHaveLength(1);
  const [{ failures, window, program }] = runs as [Run];
  expect(failures).toEqual({});
  expect(window).toMatchObject({ clients: 20, seconds: 3, doubled: 0, lost: 0 });
  // A busy machine may miss seconds; the bench must account for each of them.
  expect(window.frames + window.missed).toBe(60);
  expect(window.latenessMs.p50).toBeGreaterThan(0);
  expect(program.rest).toMatchObject({ requests: 150, failed: 0 });
  expect(program.startToFirstTickMs).toBeGreaterThan(0);
  expect(isAnyRunning()).toBe(false);
});

it('stops everything it has started when it is interrupted', async () => {
  const { ended } = start('users', '--connections', '20', '--seconds', '600');
  while (bench !== undefined) {
    const [line] = (await once(bench, 'line')) as [string];
    if (line.startsWith('socket.io:')) break;
  }
  process.kill(-(bench?.pid ?? 0), 'SIGINT');
  expect(await ended).toBe(130);
  expect(isAnyRunning()).toBe(false);
});
