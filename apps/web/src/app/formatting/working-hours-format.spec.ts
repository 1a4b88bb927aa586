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
    expect(formatWorkingHours({ from: '09:00', until: '17:00', days }, 'h23')).toBe(text);
  });

  it('uses the hours of the user', () => {
    const hours = { from: '22:00', until: '24:00', days: [1] };
    expect(formatWorkingHours(hours, 'h23')).toBe('22:00–24:00, Mon');
    expect(formatWorkingHours(hours, 'h12').replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toBe(
      '10:00 PM–12:00 AM, Mon',
    );
  });
});
