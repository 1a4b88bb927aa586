import { formatDateWithYear } from './date-format';
import { formatDateAndTime } from './moment-format';
import {
  formatClockParts,
  formatHourAndMinute,
  formatMonthAndYear,
  formatSecond,
  formatShortDate,
  formatWeekday,
} from './wall-time-format';

const EVENING = Date.parse('2026-11-22T19:04:07Z');
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z');
const NOON = Date.parse('2026-11-22T12:00:00Z');

function speak(language: string): void {
  jest.spyOn(navigator, 'language', 'get').mockReturnValue(language);
}

afterEach(() => jest.restoreAllMocks());

describe('the time of a wall clock', () => {
  it('has two digits for each part, except for an hour before ten on a 12-hour clock', () => {
    expect(formatClockParts(EVENING, 0, 'h23')).toEqual({
      hour: '19',
      minute: '04',
      second: '07',
      period: '',
    });
    expect(formatClockParts(EVENING, 0, 'h12')).toEqual({
      hour: '7',
      minute: '04',
      second: '07',
      period: 'PM',
    });
    expect(formatClockParts(EVENING, 720, 'h23').hour).toBe('07');
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
    expect(formatShortDate(EVENING, 540)).toBe('Mon, Nov 23');
    expect(formatShortDate(EVENING, 0)).toBe('Sun, Nov 22');
    expect(formatWeekday(EVENING, 540)).toBe('Monday');
  });

  it('has the month of a day', () => {
    expect(formatMonthAndYear('2026-10-27')).toBe('Oct 2026');
  });
});

describe('dates and times in the user’s language', () => {
  it.each([
    ['de-DE', 'So., 22. Nov.', '19:04'],
    ['ja-JP', '11月22日(日)', '19:04'],
    ['fi-FI', 'su 22.11.', '19.04'],
  ])('are written as in %s', (language, date, time) => {
    speak(language);
    expect(formatShortDate(EVENING, 0)).toBe(date);
    expect(formatHourAndMinute(EVENING, 0, 'h23')).toBe(time);
  });

  it('name the half of the day where the language does', () => {
    speak('ja-JP');
    expect(formatHourAndMinute(EVENING, 0, 'h12')).toBe('午後7:04');
    expect(formatClockParts(EVENING, 0, 'h12').period).toBe('午後');
    expect(formatDateAndTime(EVENING, 0, 'h12')).toBe('2026年11月22日(日) 午後7:04');
  });

  it('are isolated from English text around them where the language is written from right to left', () => {
    speak('ar');
    expect(formatShortDate(EVENING, 0)).toBe('\u2068الأحد، 22 نوفمبر\u2069');
  });

  it.each(['ar-SA', 'fa-IR', 'th-TH'])('have the Gregorian year in Latin digits in %s', (language) => {
    speak(language);
    expect(formatDateWithYear(EVENING, 0)).toContain('2026');
  });

  it('are those of American English where the device has no language', () => {
    speak('en-US@posix');
    expect(formatShortDate(EVENING, 0)).toBe('Sun, Nov 22');
  });
});
