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

  it('keeps what the server loads, with its licences', () => {
    const dependencies = { server: '1.0.0' };
    write('package.json', JSON.stringify({ dependencies }));
    const packages = {
      '': { dependencies },
      'node_modules/server': {
        dependencies: { inner: '1.0.0' },
        peerDependencies: { 'peer-of-tools': '1.0.0' },
        peerDependenciesMeta: { 'peer-of-tools': { optional: true } },
      },
      'node_modules/server/node_modules/inner': { dependencies: { shared: '1.0.0' } },
      'node_modules/shared': {},
      'node_modules/peer-of-tools': { devOptional: true },
    };
    write('package-lock.json', JSON.stringify({ packages }));
    for (const path of Object.keys(packages).filter((each) => each !== '')) {
      for (const name of ['index.js', 'index.d.ts', 'index.js.map', 'README.md', 'LICENSE.md']) {
        write(`${path}/${name}`);
      }
    }
    const { status } = spawnSync('node', [join(ROOT, 'docker/prune.mjs'), folder], { stdio: 'inherit' });
    expect(status).toBe(0);
    const left = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(left.sort()).toEqual(
      ['server', 'server/node_modules/inner', 'shared']
        .flatMap((each) => [`node_modules/${each}/LICENSE.md`, `node_modules/${each}/index.js`])
        .sort(),
    );
  });

  it('finds each native package of the server for both architectures', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const amd64 = Object.keys(packages).filter(
      (path) => /[-/]linux-x64(-gnu)?$/.test(path) && packages[path]?.dev !== true,
    );
    expect(amd64.length).toBeGreaterThan(0);
    for (const path of amd64) expect(packages).toHaveProperty([path.replace('linux-x64', 'linux-arm64')]);
  });

  it('keeps every package that the sources of the server import', () => {
    const script = `
      import { readFileSync } from 'node:fs';
      import { loadedPackages } from ${JSON.stringify(join(ROOT, 'docker/prune.mjs'))};
      const read = (name) => JSON.parse(readFileSync(name, 'utf8'));
      console.log(JSON.stringify([...loadedPackages(read('package.json'), read('package-lock.json'))]));`;
    const { stdout } = spawnSync('node', ['--input-type=module', '-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const kept = JSON.parse(stdout) as string[];
    expect(kept.some((path) => /@angular|typescript|ts-node/.test(path))).toBe(false);
    for (const name of importedBySources()) expect(kept).toContain(`node_modules/${name}`);
  });
});

/** Packages that the product code of the API imports as values. */
function importedBySources(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const folder = join(ROOT, 'apps/api/src');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('testing/'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export) (?!type ).*?from '((?:@[^/']+\/)?[^./'][^/']*)/gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  return [...new Set(named)].filter((name) => name in dependencies);
}
