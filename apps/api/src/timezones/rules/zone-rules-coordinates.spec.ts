import { readFileSync } from 'node:fs';
import { coordinatesOfZone } from './zone-rules-coordinates';

/** The system's own copy of the table, in degrees and minutes, or degrees, minutes and seconds: `-3352+15113`. */
const ROW = /^[A-Z]{2}\t([+-]\d+)([+-]\d+)\t(\S+)/gm;

function degreesOf(text: string): number {
  const [, sign = '', digits = ''] = /^([+-])(\d+)$/.exec(text) ?? [];
  const hasSeconds = digits.length > 5;
  const [seconds, rest] = hasSeconds ? [digits.slice(-2), digits.slice(0, -2)] : ['0', digits];
  const degrees = Number(rest.slice(0, -2)) + Number(rest.slice(-2)) / 60 + Number(seconds) / 3600;
  return sign === '-' ? -degrees : degrees;
}

describe('coordinatesOfZone', () => {
  it.each([
    ['Australia/Sydney', -33.87, 151.22],
    ['America/New_York', 40.71, -74.01],
    ['Europe/London', 51.51, -0.13],
  ])('of %s is %f, %f', (zone, latitude, longitude) => {
    expect(coordinatesOfZone(zone)).toEqual({ latitude, longitude });
  });

  it('agrees with the table of the tz database for every zone', () => {
    const table = readFileSync('/usr/share/zoneinfo/zone.tab', 'utf8');
    const rows = [...table.matchAll(ROW)].map(([, latitude = '', longitude = '', zone = '']) => ({
      zone,
      latitude: degreesOf(latitude),
      longitude: degreesOf(longitude),
    }));
    expect(rows.length).toBeGreaterThan(400);
    const differing = rows.filter(({ zone, latitude, longitude }) => {
      const own = coordinatesOfZone(zone);
      return own !== null && Math.hypot(own.latitude - latitude, own.longitude - longitude) > 0.02;
    });
    expect(differing).toEqual([]);
  });

  it.each(['UTC', 'Etc/GMT+5', 'US/Pacific', '__proto__'])('of %s is null', (name) => {
    expect(coordinatesOfZone(name)).toBeNull();
  });
});
