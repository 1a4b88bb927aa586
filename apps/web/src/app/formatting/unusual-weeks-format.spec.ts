import { formatUnusualWeeks } from './unusual-weeks-format';

describe('formatUnusualWeeks', () => {
  it.each([
    [['New York'], -300, -360, -360, 'New York is 5\u202fh behind home instead of 6\u202fh'],
    [
      ['New York', 'Toronto'],
      -300,
      -360,
      -360,
      'New York, Toronto are 5\u202fh behind home instead of 6\u202fh',
    ],
    [['Sydney'], 540, 480, 600, 'Sydney is 9\u202fh ahead of home instead of 8\u202fh, then 10\u202fh'],
    [['Casablanca'], -60, 0, -60, 'Casablanca is 1\u202fh behind home instead of the same time'],
    [['Cairo'], 0, 60, 60, 'Cairo is at the same time as home instead of 1\u202fh ahead'],
    [['Adelaide'], 570, 510, 510, 'Adelaide is 9:30\u202fh ahead of home instead of 8:30\u202fh'],
  ])('%s: %s instead of %s', (places, minutes, usualMinutes, nextMinutes, text) => {
    expect(formatUnusualWeeks(places, { minutes, usualMinutes, nextMinutes }, 'home')).toBe(text);
  });
});
