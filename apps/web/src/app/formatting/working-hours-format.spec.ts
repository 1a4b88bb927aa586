import { formatWorkingHours } from './working-hours-format';

describe('formatWorkingHours', () => {
  it.each([
    [[1, 2, 3, 4, 5], '09:00–17:00, Mon–Fri'],
    [[1, 2, 3, 4, 7], '09:00–17:00, Sun–Thu'],
    [[1, 3, 5], '09:00–17:00, Mon, Wed, Fri'],
    [[1, 2, 3, 4, 6], '09:00–17:00, Mon–Thu, Sat'],
    [[1, 2, 3, 4, 5, 6, 7], '09:00–17:00, every day'],
    [[], 'never at work'],
  ])('names the days %j', (days, text) => {
    expect(formatWorkingHours({ from: '09:00', until: '17:00', days })).toBe(text);
  });
});
