import { hasInvertedSign, zoneDisplayName } from './zone-display-name';

describe('zoneDisplayName', () => {
  it.each([
    ['America/New_York', 'New York'],
    ['America/Port-au-Prince', 'Port-au-Prince'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['Asia/Calcutta', 'Calcutta'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['US/Pacific', 'US/Pacific'],
    ['Brazil/East', 'Brazil/East'],
    ['EST5EDT', 'EST5EDT'],
    ['Etc/GMT+5', 'UTC−05:00'],
    ['Etc/GMT-14', 'UTC+14:00'],
    ['Etc/GMT0', 'UTC+00:00'],
    ['GMT-0', 'UTC+00:00'],
    ['GMT', 'GMT'],
  ])('calls %s %s', (zone, name) => {
    expect(zoneDisplayName(zone)).toBe(name);
  });
});

describe('hasInvertedSign', () => {
  it.each([
    ['Etc/GMT+5', true],
    ['GMT0', true],
    ['GMT', false],
    ['Etc/UTC', false],
    ['America/New_York', false],
  ])('%s: %p', (zone, answer) => {
    expect(hasInvertedSign(zone)).toBe(answer);
  });
});
