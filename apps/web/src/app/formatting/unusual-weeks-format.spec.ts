import { formatUnusualWeeks } from './unusual-weeks-format';

describe('formatUnusualWeeks', () => {
  it.each([
    [['New York'], -300, -360, -360, 'New York is 5 hours behind home; usually 6 hours'],
    [
      ['New York', 'Toronto'],
      -300,
      -360,
      -360,
      'New York and Toronto are 5 hours behind home; usually 6 hours',
    ],
    [['Sydney'], 540, 480, 600, 'Sydney is 9 hours ahead of home; 8 hours before, 10 hours after'],
    [['Casablanca'], -60, 0, -60, 'Casablanca is 1 hour behind home; usually the same time'],
    [['Cairo'], 0, 60, 60, 'Cairo has the same time as home; usually 1 hour ahead'],
    [['Adelaide'], 570, 510, 510, 'Adelaide is 9 hours 30 minutes ahead of home; usually 8 hours 30 minutes'],
  ])('%s: %s minutes, usually %s', (places, minutes, usualMinutes, nextMinutes, text) => {
    expect(formatUnusualWeeks(places, { minutes, usualMinutes, nextMinutes }, 'home')).toBe(text);
  });
});
