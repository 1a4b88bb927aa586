import { calendarFields } from './calendar-fields';

describe('calendarFields', () => {
  it.each([
    ['2026-11-22T23:04:07Z', 0, 7, 326, 47],
    ['2026-11-22T23:04:07Z', 540, 1, 327, 48],
    ['2026-01-01T00:00:00Z', 0, 4, 1, 1],
    ['2026-01-01T00:00:00Z', -1, 3, 365, 1],
    ['2027-01-01T00:00:00Z', 0, 5, 1, 53],
    ['2027-01-03T23:59:59Z', 0, 7, 3, 53],
    ['2027-01-04T00:00:00Z', 0, 1, 4, 1],
    ['2028-12-31T12:00:00Z', 0, 7, 366, 52],
    ['2024-12-30T00:00:00Z', 0, 1, 365, 1],
    ['2021-01-01T00:00:00Z', 345, 5, 1, 53],
  ])('of %s at %d minutes', (iso, offsetMinutes, dayOfWeek, dayOfYear, isoWeek) => {
    expect(calendarFields(Date.parse(iso), offsetMinutes)).toEqual({ dayOfWeek, dayOfYear, isoWeek });
  });
});
