import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const MODULE = join(__dirname, 'run-check.mjs');
/** A check that starts a server, tells its process id, and ends as it is told. */
const serverThen = (end: string): string =>
  `const server = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
   require('fs').writeFileSync('server', String(server.pid));
   ${end}`;

describe('run-check', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'live-tz-check-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a check came to, and whether the server it started is still there; null when it did not get to start one. */
  async function outcome(
    check: string,
    limitMs: number,
    tidy: (server: number) => void = () => undefined,
  ): Promise<{ result: unknown; isServerThere: boolean | null }> {
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
    return { result: JSON.parse(line), isServerThere: pid === null ? null : await stays(pid) };
  }

  /** Whether a process goes on; one that was killed is given the time a busy kernel takes for it. */
  async function stays(pid: number): Promise<boolean> {
    for (let look = 0; look < 300 && isRunning(pid); look += 1) await pause(100);
    return isRunning(pid);
  }

  /** A process that was killed and not yet awaited by its parent does not run. */
  function isRunning(pid: number): boolean {
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }

  it('tells a check that succeeds, and ends what it has left behind', async () => {
    expect(await outcome(serverThen('process.exit(0)'), 60_000)).toEqual({
      result: { hasSucceeded: true, isOverdue: false, output: '' },
      isServerThere: false,
    });
  });

  it('tells a check that fails', async () => {
    const { result } = await outcome(serverThen('process.exit(3)'), 60_000);
    expect(result).toEqual({ hasSucceeded: false, isOverdue: false, output: '' });
  });

  it('keeps all that a check writes, up to its very end', async () => {
    const { result } = await outcome(serverThen("console.log('x'.repeat(100_000)); process.exit(3)"), 60_000);
    expect(result).toMatchObject({ output: `${'x'.repeat(100_000)}\n` });
  });

  it('does not wait for a process that has left the group and keeps the output open', async () => {
    const check = `const { pid } = require('child_process')
        .spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
      require('fs').writeFileSync('server', String(pid));
      process.exit(0)`;
    const ending = outcome(check, 60_000, (pid) => process.kill(pid));
    expect((await ending).result).toEqual({ hasSucceeded: true, isOverdue: false, output: '' });
  });

  it('ends a check that does not end, with all it has started', async () => {
    const endless = serverThen('setInterval(() => {}, 1000)');
    // A busy machine may take longer to start the server than the check has time: then it gets more.
    let limitMs = 1_000;
    let ended = await outcome(endless, limitMs);
    while (ended.isServerThere === null) ended = await outcome(endless, (limitMs *= 2));
    expect(ended).toEqual({
      result: { hasSucceeded: false, isOverdue: true, output: '' },
      isServerThere: false,
    });
  });
});
