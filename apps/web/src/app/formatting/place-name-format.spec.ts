import { formatIanaName, formatPlaceName } from './place-name-format';

describe('formatPlaceName', () => {
  it.each([
    ['Europe/Berlin', 'Berlin', 'Europe/Berlin'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC', 'UTC', ''],
    ['Etc/GMT+5', 'UTC−05:00', ''],
    ['Etc/GMT-14', 'UTC+14:00', ''],
  ])('formats %s as %s', (zone, place, iana) => {
    expect(formatPlaceName(zone)).toBe(place);
    expect(formatIanaName(zone)).toBe(iana);
  });
});
