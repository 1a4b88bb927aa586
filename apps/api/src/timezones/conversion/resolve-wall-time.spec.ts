import type { Resolution } from '@live-tz/contracts';
import { isoLocal, MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { ZoneHistory } from '../rules/zone-history';
import { ZoneRules } from '../rules/zone-rules';
import { type ResolvedWallTime, resolveWallTime } from './resolve-wall-time';

const utc = (iso: string): number => Date.parse(iso);
const { table } = new ZoneRules();

describe('resolveWallTime', () => {
  it.each([
    ['Europe/Berlin', '2027-01-15T15:00', 'exact', '2027-01-15T14:00Z', '2027-01-15T14:00Z'],
    [
      'Europe/Berlin',
      '2027-03-28T01:59:59.999',
      'exact',
      '2027-03-28T00:59:59.999Z',
      '2027-03-28T00:59:59.999Z',
    ],
    ['Europe/Berlin', '2027-03-28T02:00', 'gap', '2027-03-28T00:00Z', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2027-03-28T02:30', 'gap', '2027-03-28T00:30Z', '2027-03-28T01:30Z'],
    ['Europe/Berlin', '2027-03-28T03:00', 'exact', '2027-03-28T01:00Z', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2026-10-25T02:00', 'fold', '2026-10-25T00:00Z', '2026-10-25T01:00Z'],
    [
      'Europe/Berlin',
      '2026-10-25T02:59:59.999',
      'fold',
      '2026-10-25T00:59:59.999Z',
      '2026-10-25T01:59:59.999Z',
    ],
    ['Europe/Berlin', '2026-10-25T03:00', 'exact', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', 'gap', '2026-10-03T15:15Z', '2026-10-03T15:45Z'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', 'fold', '2027-04-03T14:45Z', '2027-04-03T15:15Z'],
    ['Australia/Lord_Howe', '2027-04-04T02:15', 'exact', '2027-04-03T15:45Z', '2027-04-03T15:45Z'],
    // A whole day that was skipped, and one that was repeated.
    ['Pacific/Apia', '2011-12-30T00:00', 'gap', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-30T23:59', 'gap', '2011-12-30T09:59Z', '2011-12-31T09:59Z'],
    ['Pacific/Apia', '2011-12-31T00:00', 'exact', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Kwajalein', '1993-08-21T12:00', 'gap', '1993-08-21T00:00Z', '1993-08-22T00:00Z'],
    ['Pacific/Kwajalein', '1969-09-30T12:00', 'fold', '1969-09-30T01:00Z', '1969-10-01T00:00Z'],
    ['Asia/Manila', '1844-12-31T12:00', 'gap', '1844-12-31T03:56:08Z', '1845-01-01T03:56:08Z'],
    ['Africa/Casablanca', '2026-09-20T01:30', 'fold', '2026-09-20T00:30Z', '2026-09-20T01:30Z'],
    ['Africa/Monrovia', '1972-01-07T00:30', 'gap', '1972-01-07T00:30Z', '1972-01-07T01:14:30Z'],
    ['UTC', '0001-01-01T00:00', 'exact', '0001-01-01T00:00Z', '0001-01-01T00:00Z'],
    ['Asia/Tokyo', '9999-12-31T23:59', 'exact', '9999-12-31T14:59Z', '9999-12-31T14:59Z'],
  ])('%s %s is %s', (zone, wall, resolution, earlier, later) => {
    expect(resolveWallTime(table.historyOf(zone), utc(`${wall}Z`))).toEqual({
      resolution,
      earlierMs: utc(earlier),
      laterMs: utc(later),
    });
  });

  it('is correct around every change of every zone from 1970 to 2037', () => {
    let changes = 0;
    for (const name of table.names.filter((each) => table.rulesNameFor(each) === each)) {
      const history = table.historyOf(name);
      for (const { atMs, before, after } of history.transitionsBetween(0, utc('2038-01-01T00:00Z'))) {
        changes += 1;
        const [from, to] = [wallOf(atMs, before.offsetMinutes), wallOf(atMs, after.offsetMinutes)];
        const [first, last] = [Math.min(from, to), Math.max(from, to)];
        for (const wallMs of [first - 1, first, (first + last) / 2, last - 1, last]) {
          const isBetween = wallMs >= first && wallMs < last;
          const resolution: Resolution = !isBetween ? 'exact' : from < to ? 'gap' : 'fold';
          const [byBefore, byAfter] = [wallMs - from + atMs, wallMs - to + atMs];
          const expected: ResolvedWallTime = isBetween
            ? { resolution, earlierMs: Math.min(byBefore, byAfter), laterMs: Math.max(byBefore, byAfter) }
            : exactly(wallMs < first ? byBefore : byAfter);
          expectAt(name, wallMs, history, expected);
        }
      }
    }
    expect(changes).toBeGreaterThan(10_000);
  });

  it('converts an instant to its wall time and back', () => {
    for (const name of table.names) {
      const history = table.historyOf(name);
      for (const { atMs } of history.transitionsBetween(0, utc('2038-01-01T00:00Z'))) {
        for (const utcMs of [atMs - 1, atMs, atMs + 1_800_000]) {
          const wallMs = wallOf(utcMs, history.ruleAt(utcMs).offsetMinutes);
          const { resolution, earlierMs, laterMs } = resolveWallTime(history, wallMs);
          const isBack = resolution !== 'gap' && [earlierMs, laterMs].includes(utcMs);
          if (!isBack)
            throw new Error(`${name} ${isoLocal(utcMs, 0)} leads to a ${resolution} at ${earlierMs}.`);
        }
      }
    }
  });
});

function wallOf(utcMs: number, offsetMinutes: number): number {
  return utcMs + Math.round(offsetMinutes * MS_PER_MINUTE);
}

function exactly(utcMs: number): ResolvedWallTime {
  return { resolution: 'exact', earlierMs: utcMs, laterMs: utcMs };
}

/** Compares by hand: a hundred thousand of Jest's assertions would take half a minute. */
function expectAt(name: string, wallMs: number, history: ZoneHistory, expected: ResolvedWallTime): void {
  const actual = resolveWallTime(history, wallMs);
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${name} ${isoLocal(wallMs, 0)}: ${JSON.stringify({ actual, expected })}`);
  }
}
