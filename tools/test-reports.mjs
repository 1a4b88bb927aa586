/** Reads the reports of the test runners. A test that passed only at a retry counts as failed. */

/**
 * @typedef {{ passed: number, failed: number, files: { path: string, seconds: number }[] }} Numbers
 */

/** @returns {Numbers} of the report of `jest --json` */
export function ofJest({ numPassedTests, numFailedTests, testResults }) {
  const notRun = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + notRun.length,
    files: testResults.map(({ name, startTime, endTime }) => ({
      path: name,
      seconds: (endTime - startTime) / 1000,
    })),
  };
}

/** @returns {Numbers} of the report of Playwright's `json` reporter */
export function ofPlaywright({ stats, suites, config }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    files: suites.map((suite) => ({
      path: `${config.rootDir}/${suite.file}`,
      seconds: durationMs(suite) / 1000,
    })),
  };
}

function durationMs({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results));
  return sum(own.map(({ duration }) => duration)) + sum(suites.map(durationMs));
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
