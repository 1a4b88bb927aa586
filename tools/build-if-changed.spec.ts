import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
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
    for (const file of [PROGRAM, 'tools/installation.mjs', 'tools/check-dev-tools.mjs', 'docker/prune.mjs'])
      cpSync(join(__dirname, '..', file), join(root, file));
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

  it.each<[string, () => void]>([
    ['changed', () => write('apps/api/src/main.ts', 'two')],
    ['added', () => write('apps/web/src/app/new.ts', 'new')],
    ['removed', () => rmSync(join(root, 'libs/contracts/src/index.ts'))],
    ['locked to another version', () => write('package-lock.json', '{"lockfileVersion":3}')],
  ])('builds again when a source was %s', async (_how, change) => {
    await run();
    change();
    await run();
    expect(builds()).toBe(2);
  });

  it.each([
    'apps/api/src/main.spec.ts',
    'apps/api/e2e/some.e2e-spec.ts',
    'apps/api/openapi.json',
    'README.md',
  ])('ignores %s', async (file) => {
    await run();
    write(file, 'new');
    await run();
    expect(builds()).toBe(1);
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

  describe('with the packages of npm', () => {
    const packages = {
      'node_modules/bundler': { dependencies: { parser: '1.0.0' } },
      'node_modules/parser': {},
      'node_modules/part-of-page': {},
      'node_modules/server': {},
      'node_modules/tool-of-server': { devOptional: true },
    };
    const files = ['index.js', 'index.d.ts', 'index.js.map', 'README.md', 'LICENSE.md'];

    beforeEach(() => {
      const manifest = {
        buildDependencies: ['bundler'],
        pageDependencies: ['part-of-page'],
        scripts: { build: BUILD },
      };
      write('package.json', JSON.stringify(manifest));
      write('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }));
      for (const path of [...Object.keys(packages), 'node_modules/lmdb'])
        for (const file of files) write(`${path}/${file}`, '');
    });

    function installed(extra: Record<string, { dev: true }> = {}): void {
      write('node_modules/.package-lock.json', JSON.stringify({ packages: { ...packages, ...extra } }));
    }

    function filesOf(name: string): string[] {
      return files.filter((file) => existsSync(join(root, 'node_modules', name, file)));
    }

    function checkDevTools(): { status: number | null; stderr: string } {
      return spawnSync(process.execPath, ['tools/check-dev-tools.mjs'], { cwd: root, encoding: 'utf8' });
    }

    it('deletes what neither the next build nor the server reads, if the development tools were omitted', async () => {
      installed();
      expect(await run()).toBe(0);
      for (const built of ['bundler', 'parser', 'part-of-page'])
        expect(filesOf(built)).toEqual(['index.js', 'index.d.ts', 'README.md', 'LICENSE.md']);
      for (const loaded of ['server', 'tool-of-server'])
        expect(filesOf(loaded)).toEqual(['index.js', 'LICENSE.md']);
    });

    it('deletes it also when the packages are installed again and nothing has changed', async () => {
      installed();
      await run();
      rmSync(join(root, 'node_modules/.pruned'));
      write('node_modules/server/index.js.map', '');
      await run();
      expect(filesOf('server')).toEqual(['index.js', 'LICENSE.md']);
      expect(builds()).toBe(1);
    });

    it('deletes nothing if development tools are installed', async () => {
      installed({ 'node_modules/test-runner': { dev: true } });
      await run();
      expect(filesOf('server')).toEqual(files);
      expect(checkDevTools()).toMatchObject({ status: 0, stderr: '' });
    });

    it('asks for npm ci where a command needs omitted tools, or deleted files', async () => {
      installed();
      expect(checkDevTools()).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('run `npm ci` first'),
      });
      await run();
      installed({ 'node_modules/test-runner': { dev: true } });
      expect(checkDevTools()).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('run `npm ci` first'),
      });
    });
  });
});
