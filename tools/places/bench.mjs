/**
 * Prints the duration of a search and of the resolution of a name, the memory of the gazetteer, and how long loading it blocks the
 * event loop: `node --expose-gc tools/places/bench.mjs`. Needs the API built. The limits: 40 MB, 10 ms a turn, 5 ms a search.
 */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const TIMEZONES = '../../dist/apps/api/src/timezones';
const { ZoneRules } = require(`${TIMEZONES}/rules/zone-rules.js`);
const { placesOfFile } = require(`${TIMEZONES}/gazetteer/places-file.js`);
const { ZoneSearch } = require(`${TIMEZONES}/search/zone-search.js`);
const { NameResolver } = require(`${TIMEZONES}/resolve/name-resolver.js`);

const QUERIES = 3000;
/** The minimum of several samples, which leaves out what a busy machine adds. */
const TRIES = 5;
const ROWS = 8;

const rules = new ZoneRules();
await rules.table.unpackAll();
const search = new ZoneSearch(rules, { nowMs: Date.now });
const resolver = new NameResolver(rules, search);

const heapBefore = await heapMegabytes();
const begunMs = performance.now();
const turnsMs = await turnsDuring(search.ready());
print('loading, all of it', performance.now() - begunMs, 'ms');
print('loading, the longest turn of the event loop', Math.max(...turnsMs), 'ms');
print('heap and its buffers', (await heapMegabytes()) - heapBefore, 'MB');

const names = await placeNames();
const queries = queriesOf(names);
printPercentiles('search, prefixes', queries.map(costMs));
printPercentiles(
  'search, misspelled',
  names.slice(0, QUERIES).map((name) => costMs(misspelled(name))),
);
printPercentiles(
  'resolution',
  queries.map((query) => durationMs(() => resolver.resolve(query, Date.now()))),
);
/** Short and common queries, and expensive ones. */
const NOTABLE = [
  ...['', 's', 'a', 'san', 'new york', 'a b', 'united states', 'ist', '+5:45', 'Asia/Calcutta', 'zzz', '東'],
  ...['pheonix', 'what time is it in sydney', '(GMT+01:00) Amsterdam, Berlin', 'springfield illinois usa'],
  ...[
    'abcdefghijklmnopqrstuvwxyz'.split('').join(' '),
    'a '.repeat(50),
    '\u0301'.repeat(100),
    'ﷺ'.repeat(100),
  ],
];
for (const query of NOTABLE) {
  print(`search, ${JSON.stringify(query).slice(0, 30)}`, costMs(query), 'ms');
}

/** Prefixes of names of every length, the same in every run. */
function queriesOf(names) {
  let seed = 1;
  const below = (limit) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  return Array.from({ length: QUERIES }, () => {
    const name = names[below(names.length)];
    return name.slice(0, 1 + below(name.length));
  });
}

async function placeNames() {
  const names = [];
  for await (const part of placesOfFile()) names.push(...part.map(({ place }) => place.name));
  return names;
}

function costMs(query) {
  return durationMs(() => search.search(query, ROWS));
}

function durationMs(work) {
  let best = Infinity;
  for (let i = 0; i < TRIES; i++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/** The same name with two letters in the middle swapped. */
function misspelled(name) {
  const at = Math.floor(name.length / 2);
  return name.slice(0, at - 1) + name[at] + name[at - 1] + name.slice(at + 1);
}

function printPercentiles(what, durationsMs) {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  for (const percent of [50, 95, 99, 100]) {
    print(`${what}, p${percent}`, sorted[Math.ceil((sorted.length * percent) / 100) - 1], 'ms');
  }
}

async function turnsDuring(work) {
  const turns = [];
  let isDone = false;
  void work.then(() => (isDone = true));
  for (let before = performance.now(); !isDone;) {
    await nextTurn();
    const now = performance.now();
    turns.push(now - before);
    before = now;
  }
  return turns;
}

async function heapMegabytes() {
  await wait(50);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function print(what, value, unit) {
  process.stdout.write(`${what.padEnd(48)}${value.toFixed(2)} ${unit}\n`);
}
