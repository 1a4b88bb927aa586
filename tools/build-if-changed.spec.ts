import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROGRAM = 'tools/build-if-changed.mjs';
/** Replaces the real build: records each run, and fails if the file `broken` exists. */
const BUILD = `node -e "const fs = require('fs'); fs.appendFileSync('builds', 'x'); if (fs.existsSync('broken')) process.exit(3)"`;

describe('build-if-changed', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'live-tz-build-'));
    cpSync(join(__dirname, 'build-if-changed.mjs'), join(root, PROGRAM));
    write('package.json', JSON.stringify({ scripts: { build: BUILD } }));
    write('package-lock.json', '{}');
    write('apps/api/src/main.ts', 'one');
    write('apps/web/src/index.html', 'page');
    write('libs/contracts/src/index.ts', 'shape');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  function start(): ChildProcess {
    return spawn(process.execPath, [PROGRAM], { cwd: root, stdio: 'ignore' });
  }

  async function run(): Promise<number> {
    const [code] = (await once(start(), 'exit')) as [number];
    return code;
  }

  function builds(): number {
    return existsSync(join(root, 'builds')) ? readFileSync(join(root, 'builds'), 'utf8').length : 0;
  }

  it('builds once, and not again without a change', async () => {
    expect([await run(), await run(), await run()]).toEqual([0, 0, 0]);
    expect(builds()).toBe(1);
  });

  it('builds again when a source was changed, added, removed or locked to another version', async () => {
    await run();
    const built: number[] = [];
    for (const change of [
      () => write('apps/api/src/main.ts', 'two'),
      () => write('apps/web/src/app/new.ts', 'new'),
      () => rmSync(join(root, 'libs/contracts/src/index.ts')),
      () => write('package-lock.json', '{"lockfileVersion":3}'),
    ]) {
      change();
      await run();
      built.push(builds());
    }
    expect(built).toEqual([2, 3, 4, 5]);
  });

  it('ignores specs, end-to-end tests, the OpenAPI document and files at the root', async () => {
    await run();
    for (const file of [
      'apps/api/src/main.spec.ts',
      'apps/api/e2e/some.e2e-spec.ts',
      'apps/api/openapi.json',
      'README.md',
    ]) {
      write(file, 'new');
      expect([file, await run(), builds()]).toEqual([file, 0, 1]);
    }
  });

  it('builds once for concurrent starts', async () => {
    const codes = await Promise.all([run(), run(), run()]);
    expect(codes).toEqual([0, 0, 0]);
    expect(builds()).toBe(1);
  });

  it('fails when the build fails, and tries again the next time', async () => {
    write('broken', '');
    expect(await run()).not.toBe(0);
    rmSync(join(root, 'broken'));
    expect(await run()).toBe(0);
    expect(builds()).toBe(2);
  });
});
