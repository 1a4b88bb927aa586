import { formatMinutes } from './duration-format';

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
