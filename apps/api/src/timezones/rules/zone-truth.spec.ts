import { releaseDateOf } from './release-date';
import { ZoneRules } from './zone-rules';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';
import { ZoneTable } from './zone-table';
import { IndependentZones } from '../testing/independent-zones';
import type { DumpedZone } from '../testing/zdump';

const FROM_MS = Date.UTC(1970, 0, 1);
const UNTIL_MS = Date.UTC(2038, 0, 1);

/**
 * Names of UNIX System V. IANA made them links (NEWS of 2024b, "Names moved to 'backward' are now links to geographical
 * names"); Debian keeps them as zones (its changelog: "Revert POSIX conformance of old SysV names"), which have other rules
 * before 1996, and in which `MET` is still an abbreviation. Ours are compared with IANA's target.
 */
const LINKS_UNDONE_BY_DEBIAN: Readonly<Record<string, string>> = {
  EET: 'Europe/Athens',
  MET: 'Europe/Brussels',
  WET: 'Europe/Lisbon',
};

/** A name of tzcode for a system that has not been set up: no clock uses it. */
const NOT_A_PLACE = 'Factory';

/**
 * A newer release corrects the past of a few names (2025b to 2026f: nine of them). An error of the parser would affect
 * hundreds, because every zone is read by the same code.
 */
const MAX_CORRECTED_NAMES = 30;

const ours = new ZoneRules().table;
let independent: IndependentZones;
let theirs: ReadonlyMap<string, DumpedZone>;
let isSameRelease: boolean;
/** End of the period that both cover. */
let untilMs: number;

beforeAll(() => {
  independent = IndependentZones.compile();
  isSameRelease = independent.release === ours.release;
  untilMs = isSameRelease ? UNTIL_MS : dayOf(olderOf(independent.release, ours.release));
  theirs = independent.read(FROM_MS, untilMs);
});
afterAll(() => independent.dispose());

describe('every zone from 1970 to 2037, as zic compiles and zdump reads it', () => {
  it('has the same names', () => {
    const names = independent.names.filter((name) => name !== NOT_A_PLACE);
    if (isSameRelease) expect(ours.names).toEqual(names);
    else print(`It leaves out ${listed(apart(ours.names, names))}.`);
  });

  it('has the same first rule, and each change at the same instant to the same offset and abbreviation', () => {
    const different = differences(ours);
    if (isSameRelease) expect(different).toEqual([]);
    else {
      print(
        `Nothing after ${new Date(untilMs).toISOString()} is compared. Before that, these differ: ${listed(different)}.`,
      );
      expect(different.length).toBeLessThan(MAX_CORRECTED_NAMES);
    }
  });

  it.each(Object.entries(LINKS_UNDONE_BY_DEBIAN))(
    '%s is still an exception for the stated reason',
    (name, target) => {
      expect(ours.rulesNameFor(name)).toBe(ours.rulesNameFor(target));
      expect(independent.zones.has(name)).toBe(!equal(theirs.get(name), theirs.get(target)));
    },
  );

  it('is compared effectively: one wrong abbreviation is found, under each of its names', () => {
    const zones = BUNDLED_ZONE_DATA.zones.map((entry) =>
      entry.startsWith('Asia/Kathmandu|') ? entry.replace('+0545', '+0546') : entry,
    );
    const altered = differences(new ZoneTable({ ...BUNDLED_ZONE_DATA, zones }));
    const found = apart(altered, differences(ours));
    expect(found).toEqual([
      expect.stringMatching(
        /^Asia\/Kathmandu: 1985-12-31T18:30:00.000Z 345 \+0546, but there .* 345 \+0545$/,
      ),
      expect.stringMatching(/^Asia\/Katmandu: /),
    ]);
  });
});

/** The first difference of each name that has one, as a sentence. */
function differences(table: ZoneTable): string[] {
  return table.names.flatMap((name) => {
    const other = theirs.get(LINKS_UNDONE_BY_DEBIAN[name] ?? name);
    return other === undefined
      ? []
      : differenceOf(name, historyLines(historyOf(table, name)), historyLines(other));
  });
}

function differenceOf(name: string, mine: readonly string[], other: readonly string[]): string[] {
  const at = Array.from({ length: Math.max(mine.length, other.length) }, (_, line) => line).find(
    (line) => mine[line] !== other[line],
  );
  return at === undefined
    ? []
    : [`${name}: ${mine[at] ?? 'no change'}, but there ${other[at] ?? 'no change'}`];
}

/** Like zdump, from the lower bound (exclusive) to the upper one (inclusive). */
function historyOf(table: ZoneTable, name: string): DumpedZone {
  const history = table.historyOf(name);
  return {
    first: history.ruleAt(FROM_MS),
    changes: history
      .transitionsBetween(FROM_MS + 1, untilMs + 1)
      .map(({ atMs, after }) => ({ atMs, ...after })),
  };
}

function historyLines({ first, changes }: DumpedZone): string[] {
  return [{ atMs: FROM_MS, ...first }, ...changes].map(
    ({ atMs, offsetMinutes, abbreviation }) =>
      `${new Date(atMs).toISOString()} ${offsetMinutes} ${abbreviation}`,
  );
}

function equal(one: DumpedZone | undefined, other: DumpedZone | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function apart(some: readonly string[], others: readonly string[]): string[] {
  return [...some.filter((name) => !others.includes(name)), ...others.filter((name) => !some.includes(name))];
}

/** Releases are named by year and letter, so their names sort by date. */
function olderOf(one: string, other: string): string {
  return one < other ? one : other;
}

function dayOf(release: string): number {
  return Date.parse(releaseDateOf(release) ?? 'a release of no known day');
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'nothing' : items.join('; ');
}

function print(sentence: string): void {
  process.stderr.write(
    `tzdata ${independent.release} is compared with ours of ${ours.release}. ${sentence}\n`,
  );
}
