import { formatDateWithYear, formatDayRange } from './date-format';

const at = (iso: string, offsetMinutes = 0) => ({ utcMs: Date.parse(iso), offsetMinutes });

describe('formatDateWithYear', () => {
  it('is the date of the wall clock', () => {
    expect(formatDateWithYear(Date.parse('2026-12-31T22:30:00Z'), 0)).toBe('Thu 31 Dec 2026');
    expect(formatDateWithYear(Date.parse('2026-12-31T22:30:00Z'), 120)).toBe('Fri 1 Jan 2027');
  });
});

describe('formatDayRange', () => {
  it.each([
    ['2027-03-14T07:00Z', '2027-03-28T00:59Z', '14–28 Mar 2027'],
    ['2026-10-25T01:00Z', '2026-11-01T05:59Z', '25 Oct – 1 Nov 2026'],
    ['2026-12-20T00:00Z', '2027-01-03T00:00Z', '20 Dec 2026 – 3 Jan 2027'],
    ['2027-03-28T00:00Z', '2027-03-28T20:00Z', '28 Mar 2027'],
  ])('from %s to %s', (first, last, text) => {
    expect(formatDayRange(at(first), at(last))).toBe(text);
  });

  it('uses the wall clock’s offset at either end', () => {
    expect(formatDayRange(at('2026-10-24T23:00Z', 120), at('2026-10-31T23:30Z', 60))).toBe(
      '25 Oct – 1 Nov 2026',
    );
  });
});
