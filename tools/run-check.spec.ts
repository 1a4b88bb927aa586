import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const MODULE = join(__dirname, 'run-check.mjs');
/** A check that starts a server, writes its process id to a file, and ends with a statement. */
const serverThen = (end: string): string =>
  `const server = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
   require('fs').writeFileSync('server', String(server.pid));
   ${end}`;

describe('run-check', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'live-tz-check-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The result of a check, and whether the server it started is still running; null when it started none. */
  async function runAndObserve(
    check: string,
    limitMs: number,
    tidy: (server: number) => void = () => undefined,
  ): Promise<{ result: unknown; isServerRunning: boolean | null }> {
    const runner = `import(${JSON.stringify(MODULE)})
      .then(({ runCheck }) => runCheck([process.execPath, '-e', process.argv[1]], { limitMs: ${limitMs} }))
      .then((result) => console.log(JSON.stringify(result)));`;
    const child = spawn(process.execPath, ['-e', runner, check], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const server = join(folder, 'server');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const pid = existsSync(server) ? Number(readFileSync(server, 'utf8')) : null;
    if (pid !== null) tidy(pid);
    return { result: JSON.parse(line), isServerRunning: pid === null ? null : await keepsRunning(pid) };
  }

  /** Whether a process keeps running; the kernel of a busy machine takes some time to remove a killed one. */
  async function keepsRunning(pid: number): Promise<boolean> {
    for (let attempt = 0; attempt < 300 && isRunning(pid); attempt += 1) await pause(100);
    return isRunning(pid);
  }

  /** A zombie does not count as running. */
  function isRunning(pid: number): boolean {
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }

  it('reports a check that succeeds, and kills what it leaves behind', async () => {
    expect(await runAndObserve(serverThen('process.exit(0)'), 60_000)).toEqual({
      result: { hasSucceeded: true, isOverdue: false, output: '' },
      isServerRunning: false,
    });
  });

  it('reports a check that fails', async () => {
    const { result } = await runAndObserve(serverThen('process.exit(3)'), 60_000);
    expect(result).toEqual({ hasSucceeded: false, isOverdue: false, output: '' });
  });

  it('captures the complete output of a check', async () => {
    const { result } = await runAndObserve(
      serverThen("console.log('x'.repeat(100_000)); process.exit(3)"),
      60_000,
    );
    expect(result).toMatchObject({ output: `${'x'.repeat(100_000)}\n` });
  });

  it('does not wait for a process that left the group and keeps the output open', async () => {
    const check = `const { pid } = require('child_process')
        .spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
      require('fs').writeFileSync('server', String(pid));
      process.exit(0)`;
    const ending = runAndObserve(check, 60_000, (pid) => process.kill(pid));
    expect((await ending).result).toEqual({ hasSucceeded: true, isOverdue: false, output: '' });
  });

  it('kills a check that does not end, with all processes it has started', async () => {
    const endless = serverThen('setInterval(() => {}, 1000)');
    // On a busy machine, starting the server may exceed the timeout, which is then doubled.
    let limitMs = 1_000;
    let ended = await runAndObserve(endless, limitMs);
    while (ended.isServerRunning === null) ended = await runAndObserve(endless, (limitMs *= 2));
    expect(ended).toEqual({
      result: { hasSucceeded: false, isOverdue: true, output: '' },
      isServerRunning: false,
    });
  });
});
