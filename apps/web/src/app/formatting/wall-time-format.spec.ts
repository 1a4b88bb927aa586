import {
  formatClockParts,
  formatHourAndMinute,
  formatMonthAndYear,
  formatSecond,
  formatShortDate,
} from './wall-time-format';

const EVENING = Date.parse('2026-11-22T19:04:07Z');
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z');
const NOON = Date.parse('2026-11-22T12:00:00Z');

describe('the time of a wall clock', () => {
  it('has two digits for each part in both formats', () => {
    expect(formatClockParts(EVENING, 0, 'h23')).toEqual({
      hour: '19',
      minute: '04',
      second: '07',
      period: '',
    });
    expect(formatClockParts(EVENING, 0, 'h12')).toEqual({
      hour: '07',
      minute: '04',
      second: '07',
      period: 'PM',
    });
  });

  it('has the same second in all zones', () => {
    expect([EVENING, MIDNIGHT].map(formatSecond)).toEqual(['07', '00']);
  });

  it.each([
    ['midnight', MIDNIGHT, '00:00', '12:00\u202fAM'],
    ['noon', NOON, '12:00', '12:00\u202fPM'],
  ])('formats %s', (_name, utcMs, in24, in12) => {
    expect(formatHourAndMinute(utcMs, 0, 'h23')).toBe(in24);
    expect(formatHourAndMinute(utcMs, 0, 'h12')).toBe(in12);
  });

  it('has the date of the wall clock, not of UTC', () => {
    expect(formatShortDate(EVENING, 540)).toBe('Mon 23 Nov');
    expect(formatShortDate(EVENING, 0)).toBe('Sun 22 Nov');
  });

  it('has the month of a day', () => {
    expect(formatMonthAndYear('2026-10-27')).toBe('Oct 2026');
  });
});
