import { formatDateAndTime, formatFromNow, formatInZone } from './moment-format';

const NOW_MS = Date.parse('2026-11-22T23:30Z');

describe('formatFromNow', () => {
  it.each([
    ['2026-11-22T23:30:59Z', 'now'],
    ['2026-11-22T23:31:00Z', 'in 1 minute'],
    ['2026-11-22T23:00:00Z', '30 minutes ago'],
    ['2026-11-23T22:00:00Z', 'in 22 hours'],
    ['2027-01-15T14:00:00Z', 'in 53 days'],
    ['2026-11-20T23:00:00Z', '2 days ago'],
    ['2036-11-24T00:00:00Z', 'in 10 years'],
  ])('formats %s', (iso, text) => {
    expect(formatFromNow(Date.parse(iso), NOW_MS, 60)).toBe(text);
  });

  it('counts days by the calendar of the wall clock', () => {
    expect(formatFromNow(Date.parse('2027-01-15T14:00Z'), NOW_MS, 0)).toBe('in 54 days');
  });
});

it('formatDateAndTime and formatInZone name a moment and its zone', () => {
  expect(formatDateAndTime(Date.parse('2027-01-15T14:00Z'), 60, 'h23')).toBe('Fri, Jan 15, 2027, 15:00');
  expect(formatInZone('America/New_York')).toBe('in New York');
  expect(formatInZone('UTC')).toBe('UTC');
  expect(formatInZone('Etc/GMT+5')).toBe('UTC\u221205:00');
});
