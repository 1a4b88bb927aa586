import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8');

describe('docker/Dockerfile', () => {
  it('uses one base image by its exact version, and nothing else from a registry', () => {
    expect(/^ARG NODE=(.+)$/m.exec(dockerfile)?.[1]).toMatch(
      /^docker\.io\/library\/node:\d+\.\d+\.\d+-bookworm-slim$/,
    );
    const bases = [...dockerfile.matchAll(/^FROM (?:--platform=\S+ )?(\S+)/gm)].map((match) => match[1]);
    expect(new Set(bases)).toEqual(new Set(['${NODE}', 'scratch']));
    // A `syntax` line would fetch the builder itself.
    expect(dockerfile).not.toMatch(/^#\s*syntax=/im);
  });

  it('has a numeric user, which orchestrators can distinguish from root', () => {
    expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });

  it('contains the licences, and has its version as a label', () => {
    expect(dockerfile).toMatch(/^COPY LICENSE NOTICE /m);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(/^ARG VERSION=(\S+)/m.exec(dockerfile)?.[1]).toBe(version);
    for (const label of ['title', 'description', 'licenses', 'version', 'revision']) {
      expect(dockerfile).toContain(`org.opencontainers.image.${label}=`);
    }
  });

  it('rebuilds its largest layers only when the lock file changes', () => {
    const packages = /AS packages\n([\s\S]*?)\nFROM /.exec(dockerfile)?.[1] ?? '';
    const copied = [...packages.matchAll(/^COPY (.+) \S+$/gm)].flatMap((match) => match[1]?.split(' ') ?? []);
    expect(copied).toEqual([
      'package.json',
      'package-lock.json',
      '.npmrc',
      'docker/prune.mjs',
      'docker/live-tz',
    ]);
  });

  it('has a program for each of its commands', () => {
    const script = readFileSync(join(ROOT, 'docker/live-tz'), 'utf8');
    const linked = /for command in ([a-z ]+);/.exec(dockerfile)?.[1]?.split(' ') ?? [];
    const programs = readdirSync(join(ROOT, 'apps/api/src/bin'));
    for (const command of linked.filter((each) => each !== 'serve')) {
      expect(programs).toContain(`${command}.ts`);
      expect(script).toMatch(new RegExp(`[ |]${command} [|]|[|] ${command}\\)|^ +${command} [|]`, 'm'));
    }
  });

  it('runs no install scripts', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('docker/live-tz', () => {
  it('rejects an unknown command with a message', () => {
    const { status, stderr } = spawnSync('sh', [join(ROOT, 'docker/live-tz'), 'rm'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain("no command 'rm'");
  });
});

describe('.dockerignore', () => {
  const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');

  it('includes the sources of the image by name', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))[0]).toBe('*');
    const named = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      (match) => match[1]?.split(' ') ?? [],
    );
    for (const path of copied) {
      expect(named.some((each) => each === path || each.startsWith(`${path}/`))).toBe(true);
    }
    for (const path of named) expect(existsSync(join(ROOT, path))).toBe(true);
  });

  it.each(['**/.env*', '**/*.pem', '**/*.key', '**/*.md', '**/node_modules'])('excludes %s', (pattern) => {
    expect(lines.indexOf(pattern)).toBeGreaterThan(lines.lastIndexOf('!tsconfig.base.json'));
  });
});

describe('docker/prune.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-prune-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(path: string, content = ''): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function prune(step: string): void {
    const { status } = spawnSync('node', [join(ROOT, 'docker/prune.mjs'), step, folder], {
      stdio: 'inherit',
    });
    expect(status).toBe(0);
  }

  it('leaves in package.json and its lock only what the server loads', () => {
    const dependencies = { builder: '1.0.0', 'part-of-page': '1.0.0', server: '1.0.0' };
    const devDependencies = { checker: '1.0.0' };
    const lists = {
      buildDependencies: ['builder'],
      pageDependencies: ['part-of-page'],
      serverDependencies: ['server'],
    };
    const loaded = {
      'node_modules/server': {
        dependencies: { inner: '1.0.0' },
        peerDependencies: { 'peer-of-tools': '1.0.0' },
        peerDependenciesMeta: { 'peer-of-tools': { optional: true } },
      },
      'node_modules/server/node_modules/inner': { dependencies: { shared: '1.0.0' } },
      'node_modules/shared': {},
    };
    const others = {
      'node_modules/builder': {},
      'node_modules/part-of-page': {},
      'node_modules/peer-of-tools': {},
    };
    write('package.json', JSON.stringify({ name: 'live', dependencies, devDependencies, ...lists }));
    const root = { dependencies, devDependencies };
    write('package-lock.json', JSON.stringify({ packages: { '': root, ...loaded, ...others } }));
    prune('packages');
    const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
    expect(read('package.json')).toEqual({ name: 'live', dependencies: { server: '1.0.0' } });
    expect(read('package-lock.json')).toEqual({
      packages: { '': { dependencies: { server: '1.0.0' } }, ...loaded },
    });
  });

  it('keeps the files that Node opens, and licences', () => {
    for (const name of [
      'index.js',
      'index.d.ts',
      'index.js.map',
      'README.md',
      'LICENSE.md',
      'lib/index.mts',
    ]) {
      write(`node_modules/server/${name}`);
    }
    prune('files');
    const left = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' });
    expect(left.sort()).toEqual(['server', 'server/LICENSE.md', 'server/index.js']);
  });

  it('finds each native package of the server for both architectures', () => {
    const kept = resultOf('[...loadedPackages(manifest.serverDependencies, lock)]');
    const amd64 = kept.filter((path) => /[-/]linux-x64(-gnu)?$/.test(path));
    expect(amd64.length).toBeGreaterThan(0);
    for (const path of amd64) expect(kept).toContain(path.replace('linux-x64', 'linux-arm64'));
  });

  it('keeps every package that the sources of the server import, and no compiler', () => {
    const kept = resultOf(`[...loadedPackages(manifest.serverDependencies, lock)]`);
    expect(kept.some((path) => /@angular|typescript|ts-node|@swc|node_modules\/nx/.test(path))).toBe(false);
    for (const name of importedBySources()) expect(kept).toContain(`node_modules/${name}`);
  });
});

/** The value of an expression with the functions of `docker/prune.mjs`, an ES module. */
function resultOf(expression: string): string[] {
  const script = `
    import { readFileSync } from 'node:fs';
    import { loadedPackages } from ${JSON.stringify(join(ROOT, 'docker/prune.mjs'))};
    const [manifest, lock] = ['package.json', 'package-lock.json'].map((name) => JSON.parse(readFileSync(name, 'utf8')));
    console.log(JSON.stringify(${expression}));`;
  const { stdout } = spawnSync('node', ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as string[];
}

/** Packages that the product code of the API imports as values. */
function importedBySources(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const named = [
    ...sourcesOfServer().matchAll(/^(?:import|export) (?!type ).*?from '((?:@[^/']+\/)?[^./'][^/']*)/gm),
  ].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((name) => name in dependencies);
}

function sourcesOfServer(): string {
  const folder = join(ROOT, 'apps/api/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('testing/'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
