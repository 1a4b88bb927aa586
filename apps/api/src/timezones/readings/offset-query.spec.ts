import { parseOffsetQuery } from './offset-query';

describe('parseOffsetQuery', () => {
  it.each([
    ['+5:45', 345],
    [' 5:45', 345],
    ['5:45', 345],
    ['+0545', 345],
    ['+545', 345],
    ['+05', 300],
    ['-3', -180],
    ['UTC-3', -180],
    ['utc - 3', -180],
    ['UTC\u221203:30', -210],
    ['GMT+1', 60],
    ['gmt 1', 60],
    ['UTC+00:00', 0],
    ['-0', 0],
    ['UTC+14', 840],
  ])('reads %j as %d minutes', (text, minutes) => {
    expect(parseOffsetQuery(text)).toBe(minutes);
  });

  it.each([
    '',
    '5',
    '545',
    'UTC',
    'GMT0',
    'UTC3',
    '+5:75',
    '+15',
    '-14:01',
    '+123456',
    'Etc/GMT+5',
    'EST+5',
    '+',
    '5:5',
  ])('does not read %j as an offset', (text) => {
    expect(parseOffsetQuery(text)).toBeNull();
  });
});
