import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

interface Component {
  name: string;
  version: string;
  hashes?: { alg: string; content: string }[];
  externalReferences?: { type: string; url: string }[];
}

const { dependencies, devDependencies, buildDependencies, pageDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>> &
  Record<'buildDependencies' | 'pageDependencies', string[]>;

describe('npm run sbom', () => {
  let components: Component[];
  beforeAll(() => {
    execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT });
    const bom = JSON.parse(readFileSync(join(ROOT, 'dist/sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
      components: Component[];
    };
    expect(bom.bomFormat).toBe('CycloneDX');
    components = bom.components;
  }, 120_000);

  it('lists the dependencies of the program with their exact versions', () => {
    const named = components.map(({ name, version }) => `${name}@${version}`);
    const released = Object.keys(dependencies).filter((name) => !buildDependencies.includes(name));
    expect(named).toEqual(expect.arrayContaining(released.map((name) => `${name}@${dependencies[name]}`)));
    expect(named.length).toBeGreaterThan(released.length);
  });

  it('names what the page is built from, although no release installs it', () => {
    const names = components.map(({ name }) => name);
    expect(pageDependencies).toEqual(
      expect.arrayContaining(['@angular/core', '@fontsource-variable/inter', 'socket.io-client']),
    );
    expect(names).toEqual(expect.arrayContaining([...pageDependencies, 'engine.io-client']));
  });

  it('omits what only builds and tests it', () => {
    const names = components.map(({ name }) => name);
    for (const name of buildDependencies) expect(dependencies).toHaveProperty([name]);
    for (const tool of ['jest', 'eslint', 'ts-node', '@playwright/test']) {
      expect(devDependencies).toHaveProperty([tool]);
      expect(names).not.toContain(tool);
    }
    expect(names.filter((name) => buildDependencies.includes(name))).toEqual([]);
  });

  it('has the hash of each package', () => {
    for (const { name, hashes } of components)
      expect([name, hashes]).toEqual([
        name,
        [{ alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) }],
      ]);
  });
});
