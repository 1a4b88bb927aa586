/** The slowest files, which mostly wait. Started first, they do not prolong the end of a run. */
const LONGEST = ['drills', 'redis-clock', 'zone-data-file', 'bench', 'live-clock', 'postgresql'];

/**
 * The order in which Jest starts the files. In a fresh checkout Jest has no durations of an earlier run and would sort by file
 * size.
 */
module.exports = class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rankOf(a) - rankOf(b));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};

function rankOf({ path }) {
  const place = LONGEST.findIndex((name) => path.includes(`/${name}.e2e-spec.`));
  return place === -1 ? LONGEST.length : place;
}
