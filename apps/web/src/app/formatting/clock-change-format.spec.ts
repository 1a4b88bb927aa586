import type { ZoneState } from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { formatClockChange, formatNextClockChange } from './clock-change-format';

describe('formatClockChange', () => {
  it('says how far the clocks go, and in which direction', () => {
    expect(formatClockChange(60, ['Berlin', 'Lisbon'])).toBe('Clocks go forward 1 hour in Berlin and Lisbon');
    expect(formatClockChange(-30, ['Lord Howe'])).toBe('Clocks go back 30 minutes in Lord Howe');
  });
});

// New York, 2026-11-01 (a Sunday) 02:00 EDT; IANA tzdata 2026f.
const AT_MS = Date.parse('2026-11-01T06:00:00Z');
const NEW_YORK: ZoneState = {
  zone: 'America/New_York',
  offsetMinutes: -240,
  abbreviation: 'EDT',
  next: { atMs: AT_MS, offsetMinutes: -300, abbreviation: 'EST' },
};

describe('formatNextClockChange', () => {
  it.each([
    ['an hour before', MS_PER_HOUR, 'Clocks go back 1 hour today at 02:00'],
    ['the day before', 3 * MS_PER_HOUR, 'Clocks go back 1 hour tomorrow at 02:00'],
    ['within a week', 4 * MS_PER_DAY, 'Clocks go back 1 hour on Sunday at 02:00'],
    ['a week before', 7 * MS_PER_DAY, 'Clocks go back 1 hour on Sun, Nov 1 at 02:00'],
    ['fifteen days before', 15 * MS_PER_DAY, ''],
    ['at its second', 0, ''],
  ])('%s', (_name, beforeMs, text) => {
    expect(formatNextClockChange(NEW_YORK, AT_MS - beforeMs, 'h23')).toBe(text);
  });

  it('formats half an hour forward', () => {
    const lordHowe: ZoneState = {
      zone: 'Australia/Lord_Howe',
      offsetMinutes: 630,
      abbreviation: '+1030',
      next: { atMs: Date.parse('2026-10-03T15:30:00Z'), offsetMinutes: 660, abbreviation: '+11' },
    };
    // It is Friday noon on Lord Howe.
    expect(formatNextClockChange(lordHowe, Date.parse('2026-10-02T01:30:00Z'), 'h23')).toBe(
      'Clocks go forward 30 minutes on Sunday at 02:00',
    );
  });

  it('is empty where only the abbreviation changes, and where nothing does', () => {
    const renamed = { ...NEW_YORK, next: { atMs: AT_MS, offsetMinutes: -240, abbreviation: 'AST' } };
    expect(formatNextClockChange(renamed, AT_MS - MS_PER_DAY, 'h23')).toBe('');
    expect(formatNextClockChange({ ...NEW_YORK, next: null }, AT_MS - MS_PER_DAY, 'h23')).toBe('');
  });
});
