import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { dueChanges } from './due-alerts';
import { changesOffset } from './known-changes';

const { table } = new ZoneRules();
const BERLIN_MS = Date.UTC(2026, 9, 25, 1);

function due(zone: string, nowMs: number): [daysAhead: number, atMs: number][] {
  const changes = table.historyOf(zone).transitionsBetween(nowMs, nowMs + 60 * MS_PER_DAY);
  return dueChanges(changes.filter(changesOffset), nowMs).map(({ change, daysAhead }) => [
    daysAhead,
    change.atMs,
  ]);
}

describe('dueChanges', () => {
  it.each([
    ['a minute before 14 days', 14 * MS_PER_DAY + 60_000, null],
    ['14 days', 14 * MS_PER_DAY, 14],
    ['8 days', 8 * MS_PER_DAY, 14],
    ['7 days', 7 * MS_PER_DAY, 7],
    ['25 hours', 25 * MS_PER_HOUR, 7],
    ['a day', MS_PER_DAY, 1],
    ['a minute', 60_000, 1],
    ['nothing', 0, null],
  ])('ahead by %s', (_what, aheadMs, daysAhead) => {
    expect(due('Europe/Berlin', BERLIN_MS - aheadMs)).toEqual(
      daysAhead === null ? [] : [[daysAhead, BERLIN_MS]],
    );
  });

  it('includes each of two changes within 14 days, and none of a zone that does not change', () => {
    const changes = [BERLIN_MS, BERLIN_MS + 10 * MS_PER_DAY].map((atMs) => ({
      atMs,
      before: { offsetMinutes: 120, abbreviation: '+02' },
      after: { offsetMinutes: 60, abbreviation: '+01' },
    }));
    expect(dueChanges(changes, BERLIN_MS - MS_PER_HOUR).map(({ daysAhead }) => daysAhead)).toEqual([1, 14]);
    expect(due('Asia/Tokyo', BERLIN_MS - MS_PER_HOUR)).toEqual([]);
  });
});
