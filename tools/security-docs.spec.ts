import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REQUIREMENTS } from './asvs-requirements';

const ROOT = join(__dirname, '..');
const DOCS = join(ROOT, 'docs');
const page = readFileSync(join(DOCS, 'security.md'), 'utf8');
const [rules = '', asvs = ''] = page.split('<!-- asvs -->');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(ts|html)$/.test(path) && existsSync(join(ROOT, path)));
const isTest = (path: string): boolean => /spec\.ts$|\/testing\//.test(path);
const product = tracked.filter(
  (path) => /^(apps\/(api|web)|libs\/(?!test-)[a-z-]+)\/src\//.test(path) && !isTest(path),
);

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The cells of each row of the tables in a text, without the header rows. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (#|---|What|Who) \|/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));
}

/** The names of the product files that match a pattern. */
function filesWith(pattern: RegExp, among = product): string[] {
  return among.filter((path) => pattern.test(read(path))).map((path) => basename(path));
}

describe('docs/security.md', () => {
  const requirementRows = rowsOf(asvs);
  const proven = requirementRows.filter((cells) => cells.length === 3);

  it('lists each requirement of levels 1 and 2 once', () => {
    const named = requirementRows.flatMap(([numbers = '']) => numbers.split(', '));
    const whole = named.flatMap((each) =>
      /^V\d+$/.test(each) ? REQUIREMENTS.filter((number) => number.startsWith(`${each.slice(1)}.`)) : [each],
    );
    expect([...whole].sort()).toEqual([...REQUIREMENTS].sort());
    expect(proven.length).toBeGreaterThan(80);
  });

  it.each(proven.map(([number = '', , proof = '']) => [number, proof] as const))(
    'proves %s by existing tests and files: %s',
    (_number, proof) => {
      for (const each of proof.split('; ')) {
        const [, link] = /^\[[^\]]+\]\(([^)#]+)\)$/.exec(each) ?? [];
        const [, file, title] = /^`([\w.-]+)`(?: › (.+))?$/.exec(each) ?? [];
        if (link === undefined) expect([each, isInTest(file ?? '', title)]).toEqual([each, true]);
        else expect([each, existsSync(join(DOCS, link))]).toEqual([each, true]);
      }
    },
  );

  function isInTest(file: string, title = ''): boolean {
    return tracked.some((path) => isTest(path) && basename(path) === file && read(path).includes(title));
  }

  it('names only existing limits', () => {
    const [, limits = ''] = rules.split('## Limits');
    const names = rowsOf(limits).flatMap(([, , where = '']) =>
      [...where.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names)
      expect([name, filesWith(new RegExp(`\\b${name}\\b`)).length > 0]).toEqual([name, true]);
  });

  it('has no broken link', () => {
    for (const [, path = '', anchor = ''] of page.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
      expect([path, existsSync(join(DOCS, path))]).toEqual([path, true]);
      if (anchor !== '') expect(page).toMatch(new RegExp(`^## ${anchor.replaceAll('-', ' ')}$`, 'im'));
    }
  });
});

describe('the product', () => {
  /** Their regular expressions are built from constants of the same file. */
  const OF_CONSTANTS = [
    'clean-line.ts',
    'line-readings.ts',
    'packed-zone-data.ts',
    'search-text.ts',
    'username-characters.ts',
  ];

  it('never turns text into code, markup or regular expressions', () => {
    const dangers =
      /\beval\(|new Function\(|(inner|outer)HTML|insertAdjacentHTML|document\.write\(|bypassSecurityTrust/;
    expect(filesWith(dangers)).toEqual([]);
    expect(filesWith(/new RegExp\(/).sort()).toEqual(OF_CONSTANTS);
  });

  it('uses no weak hash', () => {
    expect(filesWith(/create(Hash|Hmac)\((?!'sha256')/)).toEqual([]);
  });

  it('generates no secret with Math.random', () => {
    const withSecrets = product.filter((path) =>
      /^apps\/api\/src\/(auth|users|account|admin|audit|http)\//.test(path),
    );
    expect(filesWith(/randomBytes\(/, withSecrets).length).toBeGreaterThan(0);
    expect(filesWith(/Math\.random/, withSecrets)).toEqual([]);
  });

  it('stores nothing in the browser but the theme, a visitor’s places and why it has loaded a page again', () => {
    expect(filesWith(/localStorage|sessionStorage|indexedDB|document\.cookie\s*=/).sort()).toEqual([
      'page-loader.ts',
      'theme.ts',
      'visitor-clocks.ts',
    ]);
  });
});
