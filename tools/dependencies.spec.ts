import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const LISTS = ['buildDependencies', 'pageDependencies', 'serverDependencies'] as const;
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
} & Record<(typeof LISTS)[number], string[]>;
const { dependencies, buildDependencies, pageDependencies, serverDependencies } = manifest;

const PAGE = ['apps/web/src', 'libs/contracts/src', 'libs/planning/src', 'libs/wall-clock/src'];
const SERVER = ['apps/api/src', 'libs/contracts/src', 'libs/planning/src', 'libs/wall-clock/src'];

/** The dependencies that the product code below these folders names. */
function namedIn(folders: string[]): string[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(css|ts)$/.test(file) && !/\.spec\.ts$|(^|\/)testing\//.test(file))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  );
  const named = texts.flatMap((text) =>
    [...text.matchAll(/'((?:@[^/'\n]+\/)?[^@./'\n][^/'\n]*)/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(named)].filter((name) => name in dependencies).sort();
}

describe('the dependencies in package.json', () => {
  it('are each used by the build, the page or the server', () => {
    const listed = LISTS.flatMap((list) => manifest[list]);
    expect([...new Set(listed)].sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('are listed for the page if its sources name them', () => {
    // The compiler adds imports of tslib.
    expect(pageDependencies).toEqual([...namedIn(PAGE), 'tslib'].sort());
  });

  it('are listed for the server if its sources name them', () => {
    // A peer dependency of Nest.
    expect(serverDependencies).toEqual([...namedIn(SERVER), 'rxjs'].sort());
  });

  it('are not listed for the build if a release contains them', () => {
    const released = new Set([...pageDependencies, ...serverDependencies]);
    expect(buildDependencies.filter((name) => released.has(name))).toEqual([]);
  });
});
