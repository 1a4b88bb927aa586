import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Jest cannot import an ES module of Node, so a separate process does. */
function numbersOf(reader: 'ofJest' | 'ofPlaywright', report: unknown): unknown {
  const script = `import(process.argv[1]).then((readers) =>
    console.log(JSON.stringify(readers[process.argv[2]](JSON.parse(process.argv[3])))))`;
  const module = join(__dirname, 'test-reports.mjs');
  const args = ['-e', script, module, reader, JSON.stringify(report)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('the numbers of a report', () => {
  it('of Jest include files that could not be run, and the duration of each file', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        {
          name: '/p/a.spec.ts',
          status: 'failed',
          assertionResults: [{}, {}],
          startTime: 1_000,
          endTime: 3_500,
        },
        { name: '/p/b.spec.ts', status: 'failed', assertionResults: [], startTime: 0, endTime: 0 },
      ],
    };
    expect(numbersOf('ofJest', report)).toEqual({
      passed: 3,
      failed: 2,
      files: [
        { path: '/p/a.spec.ts', seconds: 2.5 },
        { path: '/p/b.spec.ts', seconds: 0 },
      ],
    });
  });

  it('of Playwright include tests that passed only at a retry as failed, and the duration of all attempts', () => {
    const spec = (...durations: number[]) => ({
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    const report = {
      config: { rootDir: '/p/src' },
      stats: { expected: 5, unexpected: 1, flaky: 2 },
      suites: [{ file: 'a.spec.ts', specs: [spec(1_000)], suites: [{ specs: [spec(200, 300)] }] }],
    };
    expect(numbersOf('ofPlaywright', report)).toEqual({
      passed: 5,
      failed: 3,
      files: [{ path: '/p/src/a.spec.ts', seconds: 1.5 }],
    });
  });
});
