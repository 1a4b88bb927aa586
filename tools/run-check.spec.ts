import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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

  /** What a check came to, and whether the server it started is still there. */
  async function outcome(
    check: string,
    limitMs: number,
  ): Promise<{ result: unknown; isServerThere: boolean }> {
    const runner = `import(${JSON.stringify(MODULE)})
      .then(({ runCheck }) => runCheck([process.execPath, '-e', process.argv[1]], { limitMs: ${limitMs} }))
      .then((result) => console.log(JSON.stringify(result)));`;
    const child = spawn(process.execPath, ['-e', runner, check], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return {
      result: JSON.parse(line),
      isServerThere: isRunning(Number(readFileSync(join(folder, 'server'), 'utf8'))),
    };
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
      result: { hasSucceeded: true, isOverdue: false },
      isServerThere: false,
    });
  });

  it('tells a check that fails', async () => {
    const { result } = await outcome(serverThen('process.exit(3)'), 60_000);
    expect(result).toEqual({ hasSucceeded: false, isOverdue: false });
  });

  it('ends a check that does not end, with all it has started', async () => {
    expect(await outcome(serverThen('setInterval(() => {}, 1000)'), 3_000)).toEqual({
      result: { hasSucceeded: false, isOverdue: true },
      isServerThere: false,
    });
  });
});
