import { formatMinutes, formatWait } from './duration-format';

describe('formatMinutes', () => {
  it.each([
    [30, '30 minutes'],
    [60, '1 hour'],
    [120, '2 hours'],
    [570, '9 hours 30 minutes'],
    [1440, '24 hours'],
  ])('formats %d as "%s"', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });
});

describe('formatWait', () => {
  it.each([
    [1, '1 second'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [601, '11 minutes'],
    [3600, '1 hour'],
  ])('formats %d s as "%s"', (seconds, text) => {
    expect(formatWait(seconds)).toBe(text);
  });
});
