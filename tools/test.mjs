/**
 * Runs every check of the project and ends with one line, `N passed, N failed`, summed over all of them. Nothing is
 * left out because something before it failed: one run shows all there is to mend.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from './run-check.mjs';

const ROOT = join(import.meta.dirname, '..');
/** No check takes so long on two cores unless it hangs; the whole run never takes longer than a job of CI may. */
const CHECK_LIMIT_MS = 20 * 60_000;
const deadlineMs = Date.now() + 75 * 60_000;
/** Jest leaves one core idle, which of two is half the machine. */
const EVERY_CORE = '--maxWorkers=100%';
/** They mostly wait: for the next second, for a server, for something to come back. */
const TWO_AT_ONCE = '--maxWorkers=2';
const reports = mkdtempSync(join(tmpdir(), 'live-tz-test-'));
const totals = { passed: 0, failed: 0 };

/** A check that has only its exit code to tell. */
async function check(name, ...command) {
  const { hasSucceeded, seconds } = await run(name, command);
  count(name, hasSucceeded ? 1 : 0, 0, true, seconds);
}

/** A runner of tests that writes its numbers to a file. A runner that fails without a failed test counts as one. */
async function suite(name, command, report, read) {
  const { hasSucceeded, seconds } = await run(name, command(join(reports, report)), {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
  });
  const { passed, failed } = numbers(join(reports, report), read);
  count(name, passed, failed, hasSucceeded || failed > 0, seconds);
}

async function run(name, command, environment) {
  process.stdout.write(`\n== ${name}\n`);
  const startMs = Date.now();
  const limitMs = Math.max(Math.min(CHECK_LIMIT_MS, deadlineMs - startMs), 1);
  const { hasSucceeded, isOverdue } = await runCheck(command, { limitMs, cwd: ROOT, environment });
  if (isOverdue)
    process.stdout.write(`It was ended: it took more than ${Math.round(limitMs / 60_000)} minutes.\n`);
  return { hasSucceeded, seconds: Math.round((Date.now() - startMs) / 1000) };
}

function numbers(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function count(name, passed, failed, isPlausible, seconds) {
  const ok = isPlausible && passed > 0 && failed === 0;
  totals.passed += passed;
  totals.failed += failed + (ok || failed > 0 ? 0 : 1);
  process.stdout.write(`-- ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)\n`);
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

async function jestSuite(name, config, ...more) {
  const [, command, read] = jest(config, ...more);
  await suite(name, command, `${name.replace(/\W+/g, '-')}.json`, read);
}

await check('format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.');
await check('lint', 'npm', 'run', '--silent', 'lint');
await check('types', 'npm', 'run', '--silent', 'typecheck');
await jestSuite('unit tests', 'jest.config.ts', EVERY_CORE);
await check('build', 'node', 'tools/build-if-changed.mjs');
await check(
  'test services',
  'node',
  'tools/provision.mjs',
  ...['postgresql', 'redis', 'nginx', 'chromium', 'tzdata', 'zdump', 'zic'],
);
await jestSuite('api end to end', 'apps/api/e2e/jest.config.ts', TWO_AT_ONCE);
await suite(
  'web end to end',
  () => ['npx', 'playwright', 'test', '-c', 'apps/web-e2e/playwright.config.ts', '--reporter=line,json'],
  'web.json',
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
);

rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
