import { parseDays, parseHours } from './working-hours-text';

describe('parseHours', () => {
  it.each([
    ['09:00-17:00', '09:00', '17:00'],
    ['9-17', '09:00', '17:00'],
    [' 8:30-12 ', '08:30', '12:00'],
    ['22:00-06:00', '22:00', '06:00'],
    ['00:00-24:00', '00:00', '24:00'],
    ['18:00-00:00', '18:00', '24:00'],
  ])('reads %s', (text, from, until) => {
    expect(parseHours(text)).toEqual({ from, until });
  });

  it.each([
    '',
    '9',
    '09:00',
    '09:00-09:00',
    '24:00-06:00',
    '09:00-24:01',
    '09:60-17:00',
    '9am-5pm',
    '09:00-17:00-',
  ])('rejects %j', (text) => {
    expect(parseHours(text)).toBeNull();
  });
});

describe('parseDays', () => {
  it.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['1-5', [1, 2, 3, 4, 5]],
    ['Sun-Thu', [1, 2, 3, 4, 7]],
    ['7-4', [1, 2, 3, 4, 7]],
    ['mon+wed+friday', [1, 3, 5]],
    ['mon-wed sat', [1, 2, 3, 6]],
    ['mon-sun', [1, 2, 3, 4, 5, 6, 7]],
    ['tues', [2]],
    ['never', []],
  ])('reads %s', (text, days) => {
    expect(parseDays(text)).toEqual(days);
  });

  it.each(['', 'mo', '0', '8', 'mon-', 'mon-fri-sun', 'weekdays', 'monfri', 'mon++wed'])(
    'rejects %j',
    (text) => {
      expect(parseDays(text)).toBeNull();
    },
  );
});
