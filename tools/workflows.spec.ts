import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Job {
  'runs-on'?: string;
  'timeout-minutes'?: number;
  uses?: string;
  steps?: { uses?: string; run?: string }[];
  strategy?: { matrix?: { node?: string[] } };
}

interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER);

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

function jobsOf(file: string): Job[] {
  return Object.values((parse(read(file)) as Workflow).jobs);
}

const BROKEN: [fault: string, right: string, wrong: string][] = [
  ['a misspelt expression', '${{ matrix.node }}', '${{ matrix.nod }}'],
  ['an unknown runner', 'runs-on: ubuntu-latest', 'runs-on: ubuntu-newest'],
  ['a misspelt key', '    steps:', '    stepps:'],
  ['an unknown permission', 'contents: read', 'content: read'],
];

/** What actionlint reports on each workflow, and then on each broken one. */
let reports: string[][];

beforeAll(() => {
  const broken = BROKEN.map(([, right, wrong]) => read('checks.yml').replace(right, wrong));
  const texts = [...files.map(read), ...broken].map((text, index) => ({
    filePath: `.github/workflows/${files[index] ?? 'broken.yml'}`,
    text,
  }));
  const output = execFileSync('node', ['tools/lint-workflows.mjs'], {
    cwd: ROOT,
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  reports = JSON.parse(output) as string[][];
});

describe.each(files)('.github/workflows/%s', (file) => {
  it('passes actionlint', () => {
    expect(reports[files.indexOf(file)]).toEqual([]);
  });

  it('may only read unless a job says otherwise', () => {
    expect((parse(read(file)) as Workflow).permissions).toEqual({ contents: 'read' });
  });

  it('neither runs twice at once for the same commit nor without end', () => {
    expect((parse(read(file)) as Workflow).concurrency?.group).toBeDefined();
    for (const job of jobsOf(file)) {
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(90);
    }
  });

  it('pins each action to a major version', () => {
    const actions = jobsOf(file).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });

  it('calls only workflows and scripts of this repository that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script = ''] of read(file).matchAll(/npm run ([\w:-]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
    for (const { uses = './' } of jobsOf(file)) expect(existsSync(join(ROOT, uses))).toBe(true);
  });
});

describe('actionlint', () => {
  it.each(BROKEN.map((row, index) => [...row, index] as const))(
    'refuses %s',
    (_fault, right, _wrong, index) => {
      expect(read('checks.yml')).toContain(right);
      expect(reports[files.length + index]).not.toEqual([]);
    },
  );
});

describe('the supported versions of Node', () => {
  it('are the same in the checks, in package.json and in the README', () => {
    const tested = jobsOf('checks.yml').flatMap(({ strategy }) => strategy?.matrix?.node ?? []);
    expect(tested).toEqual(['20.19', '22', '24', '26']);
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe(`>=${tested[0] ?? ''}`);
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(
      'Node 20.19 or later (20, 22, 24 and 26 are tested)',
    );
  });
});
