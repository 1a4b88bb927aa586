/**
 * Runs every check of the project and ends with the line `N passed, N failed`, summed over all of them. It continues after a
 * failure, so that one run shows all of them.
 *
 * Two checks run side by side: what needs the processor or a browser, and what mostly waits for a server or the next second.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runCheck } from './run-check.mjs';
import { ofJest, ofPlaywright } from './test-reports.mjs';

const ROOT = join(import.meta.dirname, '..');
/** On two cores, only a check that hangs takes this long. The limit of the whole run is that of a CI job. */
const CHECK_LIMIT_MS = 40 * 60_000;
const startMs = Date.now();
const deadlineMs = startMs + 75 * 60_000;
const SLOWEST = 10;
const SERVICES = ['postgresql', 'redis', 'nginx', 'chromium', 'tzdata', 'zdump', 'zic'];

const reports = mkdtempSync(join(tmpdir(), 'live-tz-test-'));
const totals = { passed: 0, failed: 0 };
const files = [];

/** A check that reports only an exit code. */
const check = (name, ...command) => ({ name, command, numbersOf: ({ hasSucceeded }) => plain(hasSucceeded) });

/** A test runner, and the function that reads its report. */
function suite(name, command, read) {
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return { name, command: command(report), environment, numbersOf: () => numbersIn(report, read) };
}

const jest = (name, config, ...more) =>
  suite(name, (report) => ['npx', 'jest', '-c', config, '--json', `--outputFile=${report}`, ...more], ofJest);

const LANES = [
  [
    check('format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.'),
    check('types', 'npm', 'run', '--silent', 'typecheck'),
    check('lint', 'npm', 'run', '--silent', 'lint'),
    // By itself Jest leaves one core idle, which of two is half the machine.
    jest('unit tests', 'jest.config.ts', '--maxWorkers=100%'),
    // The build of the other lane has ended minutes ago.
    suite(
      'web end to end',
      () => ['npx', 'playwright', 'test', '-c', 'apps/web-e2e/playwright.config.ts', '--reporter=dot,json'],
      ofPlaywright,
    ),
  ],
  [
    check('build', 'node', 'tools/build-if-changed.mjs'),
    jest('api end to end', 'apps/api-e2e/jest.config.ts'),
  ],
];

function plain(hasSucceeded) {
  return { passed: hasSucceeded ? 1 : 0, failed: 0, files: [] };
}

function numbersIn(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, files: [] };
  }
}

async function run({ name, command, environment, numbersOf }) {
  print(`.. ${name} starts`);
  const checkStartMs = Date.now();
  const limitMs = Math.max(Math.min(CHECK_LIMIT_MS, deadlineMs - checkStartMs), 1);
  const result = await runCheck(command, { limitMs, cwd: ROOT, environment });
  const numbers = numbersOf(result);
  const isComplete = result.hasSucceeded && numbers.passed > 0;
  // A runner that fails without a failed test, or finds no tests, counts as one failure.
  const failed = numbers.failed || Number(!isComplete);
  totals.passed += numbers.passed;
  totals.failed += failed;
  files.push(...numbers.files);
  print(`\n== ${name}`);
  print(result.output.trimEnd());
  if (result.isOverdue) print(`It was killed after ${Math.round(limitMs / 60_000)} minutes.`);
  print(`-- ${name}: ${failed === 0 ? 'ok' : 'FAILED'} (${seconds(Date.now() - checkStartMs)} s)\n`);
}

function printSlowest() {
  print(`The slowest files (${seconds(Date.now() - startMs)} s in all):`);
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  for (const file of slowest) print(`${file.seconds.toFixed(1).padStart(7)} s  ${relative(ROOT, file.path)}`);
}

function seconds(ms) {
  return Math.round(ms / 1000);
}

function print(text) {
  if (text !== '') process.stdout.write(`${text}\n`);
}

await run(check('test services', 'node', 'tools/provision.mjs', ...SERVICES));
await Promise.all(
  LANES.map(async (lane) => {
    for (const each of lane) await run(each);
  }),
);
rmSync(reports, { recursive: true, force: true });
printSlowest();
print(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
