/** What takes longest, most of it by waiting: begun first, it does not hold up the end of a run when all else is done. */
const LONGEST = [
  'drills',
  'redis-clock',
  'zone-data-file',
  'redis-transport',
  'bench',
  'live-clock',
  'postgresql',
];

/**
 * The order in which Jest begins the files. By itself it goes by their size until it has run them before, which in a fresh
 * checkout it never has.
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
