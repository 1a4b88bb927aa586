import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { ZoneTransition } from '../../timezones/rules/zone-history';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { rulesText } from './alert-texts';
import { type KnownZone, knownZone, rulesDifference, windowAt } from './known-changes';

const NOW_MS = Date.UTC(2026, 9, 1);
const { table } = new ZoneRules();
const window = windowAt(NOW_MS);
const chicago = knownZone(table.historyOf('America/Chicago'), window);

const difference = (after: KnownZone, before = chicago, untilMs = window.untilMs) =>
  rulesDifference(before, after, NOW_MS, untilMs);
const isBack = ({ before, after }: ZoneTransition) => after.offsetMinutes < before.offsetMinutes;
const withoutBack = { ...chicago, changes: chicago.changes.filter((change) => !isBack(change)) };

describe('windowAt', () => {
  it('is the same for a month, and more than a year ahead', () => {
    expect(windowAt(NOW_MS + MS_PER_DAY)).toEqual(window);
    expect(window.fromMs).toBeLessThanOrEqual(NOW_MS);
    expect(window.untilMs - NOW_MS).toBeGreaterThan(366 * MS_PER_DAY);
  });
});

describe('rulesDifference', () => {
  it('is null for rules that say the same, in other words', () => {
    const renamed = {
      rule: { ...chicago.rule, abbreviation: '-05' },
      changes: chicago.changes.map(({ atMs, before, after }) => ({
        ...{ atMs, before, after: { ...after, abbreviation: 'X' } },
      })),
    };
    expect(difference(renamed)).toBeNull();
  });

  it('has the first change that is gone', () => {
    const found = difference(withoutBack);
    expect(found).toMatchObject({
      added: null,
      current: null,
      withdrawn: { atMs: Date.UTC(2026, 10, 1, 7) },
    });
    expect(found && rulesText('America/Chicago', found, '2026zz', 'h23')).toBe(
      'The rules of Chicago have changed (IANA 2026zz). Clocks do not go back on Sun, 01 Nov 2026 at 02:00.',
    );
  });

  it('has the first change that is new', () => {
    const found = difference(chicago, withoutBack);
    expect(found).toMatchObject({ withdrawn: null, current: null });
    expect(found && rulesText('America/Chicago', found, '2026zz', 'h23')).toBe(
      'The rules of Chicago have changed (IANA 2026zz). Clocks go back 60 minutes in Chicago on Sun, 01 Nov 2026 at 02:00.',
    );
  });

  it('has another offset that is in force at once', () => {
    const fixed = (offsetMinutes: number): KnownZone => ({
      rule: { offsetMinutes, abbreviation: 'X' },
      changes: [],
    });
    const found = difference(fixed(360), fixed(345));
    expect(found).toMatchObject({ added: null, withdrawn: null, current: { after: { offsetMinutes: 360 } } });
    expect(found && rulesText('Asia/Kathmandu', found, '2026zz', 'h23')).toBe(
      'The rules of Kathmandu have changed (IANA 2026zz). Its time is UTC+06:00 now, not UTC+05:45.',
    );
  });

  it('does not compare what has passed', () => {
    const afterwardsMs = Date.UTC(2026, 10, 2);
    const changes = chicago.changes.filter(({ atMs }) => atMs > afterwardsMs);
    const sameSince: KnownZone = { rule: { offsetMinutes: -360, abbreviation: 'CST' }, changes };
    expect(rulesDifference(chicago, sameSince, afterwardsMs, window.untilMs)).toBeNull();
  });

  it('does not compare what lies after the end of the old window', () => {
    const [next] = chicago.changes;
    expect(difference(withoutBack, chicago, next?.atMs)).toBeNull();
  });
});
