import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { isProblem, type StreamTick } from '@live-tz/contracts';
import {
  BrowserLike,
  clockSocket,
  joined,
  nextFrames,
  nextTicks,
  plainSocket,
  RunningApp,
} from '@live-tz/test-cluster';
import { messageValidator } from './support/asyncapi-validator';

const ROOT = join(__dirname, '../../..');
const PACKAGE = join(ROOT, 'dist/packages/client');
const EXAMPLES = join(ROOT, 'docs/integrate');
/** What a strict project of a user does with the package. */
const CONSUMER = `
import { LiveTz, LiveTzError, type Now, type paths } from '@live-tz/client';
const liveTz = new LiveTz(new URL('https://clock.example.org'), { token: 'ltz_1' });
const now: Now = await liveTz.now('tokyo');
const next: number | undefined = now.next?.atMs;
const { closed } = liveTz.watch(['tokyo'], ({ zones }) => zones[0]?.iso.length, { rateMs: 60_000 });
closed.catch((error: unknown) => error instanceof LiveTzError && error.problem?.candidates?.[0]?.zone);
export type Meta = paths['/api/v1/meta']['get']['responses'][200]['content']['application/json'];
// @ts-expect-error There is no such rate.
liveTz.watch(['tokyo'], () => undefined, { rateMs: 5 });
export { next };
`;
const SETTINGS = {
  compilerOptions: {
    module: 'node16',
    target: 'es2022',
    lib: ['es2023', 'dom'],
    strict: true,
    noEmit: true,
    // Of the package the types are checked, but not those of the platform.
    skipDefaultLibCheck: true,
    types: [],
  },
  files: ['consumer.mts'],
};
const STUB_OF_MACHINE = 'class RTC:\n    def datetime(self, fields):\n        print("RTC", *fields)\n';

let folder: string;
let packedFiles: string[];
let app: RunningApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-tz-client-'));
  packedFiles = packAndInstall();
  app = await RunningApp.start();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.dispose();
});

function installed(): string {
  return join(folder, 'node_modules/@live-tz/client');
}

/** Installs the package in the folder as npm would; the files it contains. */
function packAndInstall(): string[] {
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const output = execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder], options);
  const [packed] = JSON.parse(output) as { filename: string; files: { path: string }[] }[];
  mkdirSync(installed(), { recursive: true });
  execFileSync('tar', ['xzf', packed?.filename ?? '', '-C', installed(), '--strip-components=1'], options);
  return (packed?.files ?? []).map(({ path }) => path).toSorted();
}

function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** The lines that a program prints, with the address of the server in its environment. */
async function linesOf(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string[]> {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, LIVE_TZ_URL: app.url, ...env } });
  const [stdout, stderr, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trim().split('\n');
}

/** What each example prints: the time at two places, a conversion, and three seconds. */
function expectExample(lines: string[]): void {
  const [tokyo, berlin, converted, ...seconds] = lines.filter((line) => !line.startsWith('server time'));
  expect(tokyo).toMatch(/^Tokyo \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
  expect(berlin).toMatch(/^Berlin \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  expect(converted).toBe('America/New_York 2027-01-15T09:00:00');
  expect(seconds.map((line) => line.replace(/ .*/, ''))).toEqual(Array(3).fill('Asia/Tokyo'));
  const [first = 0, ...others] = seconds.map((line) => Date.parse(line.replace(/.* /, '')));
  expect(others).toEqual([first + 1_000, first + 2_000]);
}

describe('the package @live-tz/client', () => {
  it('contains the built module, its types, its README and its licence, and has no dependencies', () => {
    expect(packedFiles).toEqual([
      'LICENSE',
      'README.md',
      'index.d.ts',
      'index.js',
      'live-tz-error.d.ts',
      'live-tz.d.ts',
      'openapi.d.ts',
      'package.json',
      'types.d.ts',
    ]);
    const description = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8')) as object;
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(description).toMatchObject({ name: '@live-tz/client', license: 'MIT', version });
    expect(Object.keys(description)).not.toContainEqual(expect.stringMatching(/dependencies/i));
    expect(readFileSync(join(installed(), 'index.js'), 'utf8')).not.toMatch(/^import |\brequire\(/m);
  });

  it('compiles in a strict project', () => {
    writeFileSync(join(folder, 'consumer.mts'), CONSUMER);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(SETTINGS));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('reads the time, converts it, measures it and follows its seconds in the example for JavaScript', async () => {
    cpSync(join(EXAMPLES, 'javascript/clock.mjs'), join(folder, 'clock.mjs'));
    const lines = await linesOf(process.execPath, ['clock.mjs']);
    expectExample(lines);
    expect(lines).toContainEqual(expect.stringMatching(/^server time known to \d+\.\d ms$/));
  });

  it('runs the snippets of its README', async () => {
    const readme = readFileSync(join(installed(), 'README.md'), 'utf8');
    const snippets = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, snippet]) => snippet);
    const program = snippets.join('').replaceAll('https://clock.example.org', app.url);
    writeFileSync(
      join(folder, 'readme.mjs'),
      `${program}
console.log(now.zone, berlin.zone, newYork.zone, to.length, liveTz.time.now().boundMs > 0);`,
    );
    expect((await linesOf(process.execPath, ['readme.mjs'])).at(-1)).toBe(
      'Asia/Tokyo Europe/Berlin America/New_York 2 true',
    );
  });
});

/** A test that runs if a program is installed; its title says why it was skipped otherwise. */
function itWith(program: string, title: string, run: () => Promise<void>): void {
  if (isInstalled(program)) it(title, run);
  else it.skip(`${title} (skipped: ${program} is not installed)`, run);
}

describe('the example', () => {
  itWith('python3', 'for Python reads this server', async () => {
    expectExample(await linesOf('python3', [join(EXAMPLES, 'python/clock.py')]));
  });

  itWith('curl', 'for bash reads this server', async () => {
    expectExample(await linesOf('bash', [join(EXAMPLES, 'bash/clock.sh')]));
  });

  itWith('go', 'for Go reads this server', async () => {
    const env = { GOCACHE: join(folder, 'go'), GO111MODULE: 'off' };
    expectExample(await linesOf('go', ['run', join(EXAMPLES, 'go/clock.go')], env));
  });

  const interpreter = isInstalled('micropython') ? 'micropython' : 'python3';
  itWith(
    interpreter,
    `for MicroPython sets the clock of a board, in ${interpreter} with a stub of the board`,
    async () => {
      const { hostname, port } = new URL(app.url);
      const source = readFileSync(join(EXAMPLES, 'micropython/clock.py'), 'utf8')
        .replace(/^HOST = .*$/m, `HOST = "${hostname}"`)
        .replace(/^PORT = .*$/m, `PORT = ${port}`);
      const board = join(folder, 'board');
      mkdirSync(board);
      writeFileSync(join(board, 'main.py'), source);
      writeFileSync(join(board, 'machine.py'), STUB_OF_MACHINE);
      const [set = '', shown = ''] = await linesOf(interpreter, [join(board, 'main.py')]);
      const [, year, month, day, weekday, ...time] = set.split(' ').map(Number);
      const iso = shown.replace(/^Tokyo /, '');
      expect([year, month, day, ...time.slice(0, 3)]).toEqual(iso.slice(0, 19).split(/[-T:]/).map(Number));
      // Monday is 0 on a board, and Sunday is 0 in JavaScript.
      expect(weekday).toBe((new Date(`${iso.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7);
    },
  );
});

describe('docs/asyncapi.yaml', () => {
  it('describes the messages of all three protocols', async () => {
    const errorsOf = messageValidator();
    const user = await BrowserLike.register(app.url);
    const socket = clockSocket(app.url, user.headers());
    await joined(socket);
    const plain = plainSocket(app.url, '/ws/time/Asia/Kathmandu/', user.headers());
    const [[second], [tick], watched, synced, problem, events] = await Promise.all([
      nextFrames(plain, 1),
      nextTicks(socket, 1),
      socket.emitWithAck('watch', ['Europe/Berlin', 'Asia/Tokyo']),
      socket.emitWithAck('sync', Date.now()),
      socket.emitWithAck('watch', ['Mars/Phobos']),
      firstEvents('tokyo,Europe/Berlin'),
    ]);
    plain.close();
    socket.close();
    expect(isProblem(problem)).toBe(true);
    const messages: [string, unknown][] = [
      ['second', second],
      ['tick', tick],
      ['watched', watched],
      ['synced', synced],
      ['problem', problem],
      ['zones', events.zones],
      ['streamTick', events.tick],
    ];
    for (const [name, message] of messages) expect([name, errorsOf(name, message)]).toEqual([name, []]);
  });
});

/** The first event of each kind of a stream. */
async function firstEvents(zones: string): Promise<{ zones: unknown; tick: StreamTick }> {
  const response = await fetch(`${app.url}/stream?zones=${zones}`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const [, data, tick] = /event: zones\ndata: (.*)\n\n[^]*event: tick\ndata: (.*)\n\n/.exec(text) ?? [];
    if (data === undefined || tick === undefined) continue;
    return { zones: JSON.parse(data) as unknown, tick: JSON.parse(tick) as StreamTick };
  }
  throw new Error(`The stream has ended after ${text}`);
}
