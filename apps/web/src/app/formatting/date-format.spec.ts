import { formatDateWithYear, formatDayRange } from './date-format';

const at = (iso: string, offsetMinutes = 0) => ({ utcMs: Date.parse(iso), offsetMinutes });
/** Replaces the spaces around the dash of a range, which differ between versions of the language data. */
const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, ' ');

describe('formatDateWithYear', () => {
  it('is the date of the wall clock', () => {
    expect(formatDateWithYear(Date.parse('2026-12-31T22:30:00Z'), 0)).toBe('Thu, Dec 31, 2026');
    expect(formatDateWithYear(Date.parse('2026-12-31T22:30:00Z'), 120)).toBe('Fri, Jan 1, 2027');
  });
});

describe('formatDayRange', () => {
  it.each([
    ['2027-03-14T07:00Z', '2027-03-28T00:59Z', 'Mar 14 – 28, 2027'],
    ['2026-10-25T01:00Z', '2026-11-01T05:59Z', 'Oct 25 – Nov 1, 2026'],
    ['2026-12-20T00:00Z', '2027-01-03T00:00Z', 'Dec 20, 2026 – Jan 3, 2027'],
    ['2027-03-28T00:00Z', '2027-03-28T20:00Z', 'Mar 28, 2027'],
  ])('from %s to %s', (first, last, text) => {
    expect(plain(formatDayRange(at(first), at(last)))).toBe(text);
  });

  it('uses the wall clock’s offset at either end', () => {
    expect(plain(formatDayRange(at('2026-10-24T23:00Z', 120), at('2026-10-31T23:30Z', 60)))).toBe(
      'Oct 25 – Nov 1, 2026',
    );
  });
});
