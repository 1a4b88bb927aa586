import { MS_PER_HOUR } from './time-constants';
import { dayShift, isoDateTime, isoLocal, plainDateTime, wallTimeOf } from './wall-time';

const NOON = Date.UTC(2026, 10, 22, 12, 0, 7);

describe('wallTimeOf', () => {
  it('has months from 1 and Sunday as 0', () => {
    expect(wallTimeOf(NOON, 0)).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      weekday: 0,
      hour: 12,
      minute: 0,
      second: 7,
    });
  });

  it('crosses midnight with offsets of quarter hours', () => {
    expect(wallTimeOf(NOON, 825)).toMatchObject({ day: 23, weekday: 1, hour: 1, minute: 45 });
  });
});

describe('dayShift', () => {
  it.each([
    [540, -600, 1, NOON + 4 * MS_PER_HOUR],
    [-600, 540, -1, NOON + 4 * MS_PER_HOUR],
    [60, 0, 0, NOON],
    [840, -660, 2, Date.UTC(2026, 10, 22, 10, 30)],
  ])('is between %d and %d %d', (offset, home, shift, utcMs) => {
    expect(dayShift(utcMs, offset, home)).toBe(shift);
  });
});

describe('text', () => {
  it('is ISO 8601 with the offset, or plain', () => {
    expect(isoDateTime(NOON, 345)).toBe('2026-11-22T17:45:07+05:45');
    expect(plainDateTime(NOON, -210)).toBe('2026-11-22 08:30:07');
    expect(isoLocal(NOON, 825)).toBe('2026-11-23T01:45:07');
  });
});
