import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { BrowserLike, plainSocket, RunningApp, temporaryFolder } from '@live-tz/test-cluster';

const PRELOAD = join(__dirname, 'support/fault-preload.cjs');
const COMPILED = join(__dirname, '../../../dist/apps/api/src/unhandled-errors.js');
/** pino's level `fatal`. */
const FATAL = 60;

interface LogLine {
  level: number;
  kind?: string;
  err?: { message: string; stack: string };
}

describe('an unhandled error', () => {
  const dataDir = temporaryFolder();
  let app: RunningApp;
  let client: BrowserLike | undefined;
  beforeEach(async () => {
    app = await RunningApp.start({ NODE_OPTIONS: `--require ${PRELOAD}` }, dataDir);
  });
  afterEach(() => app.end('SIGKILL'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it.each([
    ['exception', 'SIGALRM'],
    ['rejection', 'SIGWINCH'],
  ] as const)('(%s) is logged, and the process drains before it exits with 1', async (kind, signal) => {
    client = client?.at(app.url) ?? (await BrowserLike.register(app.url));
    const socket = plainSocket(app.url, '/ws/time/UTC/', client.headers());
    await once(socket, 'open');
    const closed = once(socket, 'close');
    app.signal(signal);
    // As at any stop, clients are told to reconnect.
    expect((await closed)[0]).toBe(1012);
    expect(await app.ended()).toBe(1);
    const fatal = app.log.map((line) => JSON.parse(line) as LogLine).filter(({ level }) => level === FATAL);
    expect(fatal).toMatchObject([{ kind, err: { message: expect.stringMatching(/ of the test$/) } }]);
    expect(fatal[0]?.err?.stack).toContain('fault-preload.cjs');
  });

  it('leaves an embedded database that the next process opens with all its data', async () => {
    expect((await client?.at(app.url).get('/users/me'))?.status).toBe(200);
    expect(await app.end()).toBe(0);
  });
});

describe('UnhandledErrors, in a process of its own', () => {
  /** Runs a script that may call `errors(drain, timeoutMs)` to listen and `log` to write a line. */
  async function run(script: string): Promise<{ code: number | null; lines: string[] }> {
    const program = `
      const { UnhandledErrors } = require(${JSON.stringify(COMPILED)});
      const log = (line) => require('node:fs').writeSync(1, line + '\\n');
      const fatal = ({ err, kind }) => log('fatal ' + (kind ?? 'drain') + ': ' + err.message);
      const errors = (drain, timeoutMs) => new UnhandledErrors({ fatal }, drain, timeoutMs).listen();
      setInterval(() => undefined, 1000);
      ${script}`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return { code: code as number | null, lines: output.trim().split('\n') };
  }

  it('waits for the drain', async () => {
    const { code, lines } = await run(`
      errors(async () => { await new Promise(setImmediate); log('drained'); });
      throw new Error('here');`);
    expect({ code, lines }).toEqual({ code: 1, lines: ['fatal exception: here', 'drained'] });
  });

  it('exits even if the drain never completes', async () => {
    const { code, lines } = await run(`
      errors(() => new Promise(() => undefined), 50);
      Promise.reject(new Error('here'));`);
    expect({ code, lines }).toEqual({ code: 1, lines: ['fatal rejection: here'] });
  });

  it('exits even if the drain fails', async () => {
    const { code, lines } = await run(`
      errors(() => Promise.reject(new Error('no way')));
      throw new Error('here');`);
    expect({ code, lines }).toEqual({ code: 1, lines: ['fatal exception: here', 'fatal drain: no way'] });
  });

  it('counts and logs all further errors, and drains once', async () => {
    const { code, lines } = await run(`
      const counted = errors(async () => {
        log('draining');
        Promise.reject('no error at all');
        await new Promise(setImmediate);
        log(JSON.stringify(counted.counted()));
      });
      throw new Error('here');`);
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        'fatal exception: here',
        'draining',
        "fatal rejection: Thrown, but not an Error: 'no error at all'",
        '[[{"kind":"exception"},1],[{"kind":"rejection"},1]]',
      ],
    });
  });
});
