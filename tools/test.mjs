/**
 * Runs every check of the project and ends with one line, `N passed, N failed`, summed over all of them. Nothing is
 * left out because something before it failed: one run shows all there is to mend.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'live-tz-test-'));
const totals = { passed: 0, failed: 0 };

/** A check that has only its exit code to tell. */
function check(name, ...command) {
  count(name, run(name, command) ? 1 : 0, 0, true);
}

/** A runner of tests that writes its numbers to a file. A runner that fails without a failed test counts as one. */
function suite(name, command, report, read) {
  const hasSucceeded = run(name, command(join(reports, report)), {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
  });
  const { passed, failed } = numbers(join(reports, report), read);
  count(name, passed, failed, hasSucceeded || failed > 0);
}

function run(name, [command, ...args], environment = {}) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 1, 1],
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

function numbers(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function count(name, passed, failed, isPlausible) {
  const ok = isPlausible && passed > 0 && failed === 0;
  totals.passed += passed;
  totals.failed += failed + (ok || failed > 0 ? 0 : 1);
  process.stdout.write(`-- ${name}: ${ok ? 'ok' : 'FAILED'}\n`);
}

const jest = (config, ...more) => [
  'jest',
  (report) => ['npx', 'jest', '-c', config, '--json', `--outputFile=${report}`, ...more],
  ({ numPassedTests, numFailedTests, numFailedTestSuites, testResults }) => ({
    passed: numPassedTests,
    failed:
      numFailedTests +
      testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      ).length *
        (numFailedTestSuites > 0 ? 1 : 0),
  }),
];

function jestSuite(name, config, ...more) {
  const [, command, read] = jest(config, ...more);
  suite(name, command, `${name.replace(/\W+/g, '-')}.json`, read);
}

check('format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.');
check('lint', 'npm', 'run', '--silent', 'lint');
check('types', 'npm', 'run', '--silent', 'typecheck');
jestSuite('unit tests', 'jest.config.ts');
check('build', 'node', 'tools/build-if-changed.mjs');
check(
  'test services',
  'node',
  'tools/provision.mjs',
  ...['postgresql', 'redis', 'nginx', 'chromium', 'tzdata', 'zdump', 'zic'],
);
jestSuite('api end to end', 'apps/api/e2e/jest.config.ts', '--runInBand');
suite(
  'web end to end',
  () => ['npx', 'playwright', 'test', '-c', 'apps/web-e2e/playwright.config.ts', '--reporter=line,json'],
  'web.json',
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
);

rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
