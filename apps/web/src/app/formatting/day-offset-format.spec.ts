import { formatDayOffset } from './day-offset-format';

describe('formatDayOffset', () => {
  it.each([
    [0, ''],
    [1, '+1\u202fday'],
    [-1, '\u22121\u202fday'],
    [2, '+2\u202fdays'],
  ])('formats %d as "%s"', (days, text) => {
    expect(formatDayOffset(days)).toBe(text);
  });
});
