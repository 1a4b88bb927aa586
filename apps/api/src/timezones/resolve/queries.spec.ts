import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZoneRules } from '../rules/zone-rules';
import { ZoneSearch } from '../search/zone-search';
import { NameResolver } from './name-resolver';

/** The instant for which the list was written. */
const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const MIN_FIRST = 0.97;
const MIN_WITHIN_THREE = 0.99;
const ROWS = 3;

/** A line of the list; its head describes the columns. */
interface ExpectedQuery {
  readonly group: string;
  readonly query: string;
  readonly first: readonly string[];
  readonly within: readonly string[];
  readonly now: readonly string[];
}

type Verdict = 'one' | 'ask' | 'none';

function queriesOf(file: string): ExpectedQuery[] {
  return readFileSync(join(__dirname, 'testing', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): ExpectedQuery => {
      const [group = '', query = '', first, within, now] = line.split('\t');
      return { group, query, first: listOf(first), within: listOf(within), now: listOf(now) };
    });
}

const rules = new ZoneRules();
const search = new ZoneSearch(rules, { nowMs: () => NOW_MS });
const resolver = new NameResolver(rules, search);

/** The list names them by their area, which a search leaves out. */
const AREA_OF: Readonly<Record<string, string>> = { UTC: 'Etc/UTC', GMT: 'Etc/GMT' };

function listOf(cell = ''): string[] {
  return cell.split('|').filter((value) => value !== '');
}

function zonesOf(query: string): string[] {
  return search.search(query, ROWS).map(({ zone }) => AREA_OF[zone] ?? zone);
}

function isFirst({ query, first }: ExpectedQuery): boolean {
  return first.length === 0 || first.includes(zonesOf(query)[0] ?? '');
}

function isWithinThree({ query, first, within }: ExpectedQuery): boolean {
  const zones = zonesOf(query);
  return (
    within.every((zone) => zones.includes(zone)) &&
    (first.length === 0 || zones.some((zone) => first.includes(zone)))
  );
}

function verdictOn(query: string): Verdict {
  const { kind } = resolver.resolve(query, NOW_MS);
  if (kind === 'one') return 'one';
  return kind === 'several' ? 'ask' : 'none';
}

/** `capitals 69 of 70` and the failures, for each group. */
function reportOf(queries: readonly ExpectedQuery[], holds: (query: ExpectedQuery) => boolean): string {
  return [...new Set(queries.map(({ group }) => group))]
    .map((group) => {
      const all = queries.filter((query) => query.group === group);
      const failed = all.filter((query) => !holds(query)).map(({ query }) => JSON.stringify(query));
      return `${group}: ${all.length - failed.length} of ${all.length} ${failed.join(' ')}`;
    })
    .join('\n');
}

function shareOf(queries: readonly ExpectedQuery[], holds: (query: ExpectedQuery) => boolean): number {
  return queries.filter(holds).length / queries.length;
}

describe.each(['queries.tsv', 'queries-held-back.tsv'])('the list %s', (file) => {
  const queries = queriesOf(file);

  beforeAll(async () => {
    await rules.table.unpackAll();
    await search.ready();
  });

  it('finds what was meant in the first row', () => {
    process.stdout.write(`${file}, in the first row:\n${reportOf(queries, isFirst)}\n`);
    expect(shareOf(queries, isFirst)).toBeGreaterThanOrEqual(MIN_FIRST);
  });

  it('finds what was meant in the first three rows', () => {
    process.stdout.write(`${file}, in the first three rows:\n${reportOf(queries, isWithinThree)}\n`);
    expect(shareOf(queries, isWithinThree)).toBeGreaterThanOrEqual(MIN_WITHIN_THREE);
  });

  it('is answered with one clock only where that clock is meant', () => {
    const wrong = queries.filter(({ query, now }) => !now.includes(verdictOn(query)));
    expect(wrong.map(({ query, now }) => [query, verdictOn(query), now.join()])).toEqual([]);
  });

  it('is answered with the clock of the first row', () => {
    for (const { query } of queries) {
      const resolved = resolver.resolve(query, NOW_MS);
      if (resolved.kind === 'one')
        expect([query, search.search(query, 1)[0]]).toEqual([query, resolved.match]);
    }
  });
});
