import type { ZoneState } from '@live-tz/contracts';
import { formatNextChange } from './next-change-format';

// New York, 2026-11-01 (a Sunday) 02:00 EDT; IANA tzdata 2026f.
const AT_MS = Date.parse('2026-11-01T06:00:00Z');
const NEW_YORK: ZoneState = {
  zone: 'America/New_York',
  offsetMinutes: -240,
  abbreviation: 'EDT',
  next: { atMs: AT_MS, offsetMinutes: -300, abbreviation: 'EST' },
};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('formatNextChange', () => {
  it.each([
    ['an hour before', HOUR_MS, 'Clocks go back 60 minutes today'],
    ['the day before', 3 * HOUR_MS, 'Clocks go back 60 minutes tomorrow'],
    ['within a week', 4 * DAY_MS, 'Clocks go back 60 minutes on Sunday'],
    ['a week before', 7 * DAY_MS, 'Clocks go back 60 minutes on Sun 1 Nov'],
    ['fifteen days before', 15 * DAY_MS, ''],
    ['at its second', 0, ''],
  ])('%s', (_name, beforeMs, words) => {
    expect(formatNextChange(NEW_YORK, AT_MS - beforeMs)).toBe(words);
  });

  it('tells half hours and the way forward', () => {
    const lordHowe: ZoneState = {
      zone: 'Australia/Lord_Howe',
      offsetMinutes: 630,
      abbreviation: '+1030',
      next: { atMs: Date.parse('2026-10-03T15:30:00Z'), offsetMinutes: 660, abbreviation: '+11' },
    };
    // There it is Friday noon.
    expect(formatNextChange(lordHowe, Date.parse('2026-10-02T01:30:00Z'))).toBe(
      'Clocks go forward 30 minutes on Sunday',
    );
  });

  it('is silent where only the abbreviation changes, and where nothing does', () => {
    const renamed = { ...NEW_YORK, next: { atMs: AT_MS, offsetMinutes: -240, abbreviation: 'AST' } };
    expect(formatNextChange(renamed, AT_MS - DAY_MS)).toBe('');
    expect(formatNextChange({ ...NEW_YORK, next: null }, AT_MS - DAY_MS)).toBe('');
  });
});
