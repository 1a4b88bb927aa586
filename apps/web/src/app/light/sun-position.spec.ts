import { MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { nextSunEvent, sunPositionAt } from './sun-position';

const BERLIN = { latitude: 52.52, longitude: 13.41 };
const NEW_YORK = { latitude: 40.71, longitude: -74.01 };
const SYDNEY = { latitude: -33.87, longitude: 151.21 };
const QUITO = { latitude: -0.23, longitude: -78.52 };
const TROMSO = { latitude: 69.65, longitude: 18.96 };
/** Almanacs round to the minute, and the places of cities differ by a few kilometres. */
const TOLERANCE_MINUTES = 2;

describe('nextSunEvent', () => {
  // As published, in local time: https://www.timeanddate.com/sun
  it.each([
    { name: 'Berlin', place: BERLIN, kind: 'sunrise', local: '2025-06-21T04:43+02:00' },
    { name: 'Berlin', place: BERLIN, kind: 'sunset', local: '2025-06-21T21:33+02:00' },
    { name: 'Berlin', place: BERLIN, kind: 'sunrise', local: '2025-12-21T08:15+01:00' },
    { name: 'Berlin', place: BERLIN, kind: 'sunset', local: '2025-12-21T15:54+01:00' },
    { name: 'New York', place: NEW_YORK, kind: 'sunrise', local: '2025-06-20T05:25-04:00' },
    { name: 'New York', place: NEW_YORK, kind: 'sunset', local: '2025-06-20T20:30-04:00' },
    { name: 'New York', place: NEW_YORK, kind: 'sunset', local: '2025-11-26T16:31-05:00' },
    { name: 'New York', place: NEW_YORK, kind: 'sunrise', local: '2025-12-21T07:17-05:00' },
    { name: 'Sydney', place: SYDNEY, kind: 'sunrise', local: '2025-12-22T05:41+11:00' },
    { name: 'Sydney', place: SYDNEY, kind: 'sunset', local: '2025-12-22T20:05+11:00' },
    { name: 'Sydney', place: SYDNEY, kind: 'sunset', local: '2025-06-21T16:54+10:00' },
    { name: 'Quito', place: QUITO, kind: 'sunrise', local: '2025-03-20T06:18-05:00' },
    { name: 'Quito', place: QUITO, kind: 'sunset', local: '2025-03-20T18:24-05:00' },
  ])('agrees with the almanac: $name, $kind at $local', ({ place, kind, local }) => {
    const publishedMs = Date.parse(local);
    const event = nextSunEvent(publishedMs - 2 * MS_PER_HOUR, place);
    expect(event?.kind).toBe(kind);
    expect(Math.abs((event?.atMs ?? 0) - publishedMs) / MS_PER_MINUTE).toBeLessThanOrEqual(TOLERANCE_MINUTES);
  });

  it.each([0, 3, 6, 9, 12, 15, 18, 21])('finds the next event at any hour of UTC, such as %i', (hour) => {
    const nowMs = Date.parse('2026-03-20T00:00Z') + hour * MS_PER_HOUR;
    for (const longitude of [-179, -120, -60, 0, 60, 120, 179]) {
      const first = nextSunEvent(nowMs, { latitude: 10, longitude });
      const second = nextSunEvent((first?.atMs ?? 0) + MS_PER_MINUTE, { latitude: 10, longitude });
      expect(first?.atMs).toBeLessThan(nowMs + 12.3 * MS_PER_HOUR);
      expect(second?.kind).not.toBe(first?.kind);
    }
  });

  it.each(['2026-06-21T00:00Z', '2026-06-21T12:00Z', '2026-12-21T00:00Z', '2026-12-21T11:00Z'])(
    'finds none in polar day and polar night: Tromsø at %s',
    (utc) => {
      expect(nextSunEvent(Date.parse(utc), TROMSO)).toBeNull();
    },
  );

  it('finds the sunset of Tromsø at the equinox', () => {
    expect(nextSunEvent(Date.parse('2026-03-20T12:00Z'), TROMSO)?.kind).toBe('sunset');
  });
});

describe('sunPositionAt', () => {
  it('has the centre of the sun 0.83° below the horizon at sunrise and sunset', () => {
    const at = (local: string) => sunPositionAt(Date.parse(local), BERLIN);
    expect(at('2025-12-21T08:15+01:00').altitudeDegrees).toBeCloseTo(-0.83, 0);
    expect(at('2025-12-21T08:15+01:00').isRising).toBe(true);
    expect(at('2025-12-21T15:54+01:00').altitudeDegrees).toBeCloseTo(-0.83, 0);
    expect(at('2025-12-21T15:54+01:00').isRising).toBe(false);
  });

  it('has the altitude of noon that follows from the latitude and the season', () => {
    expect(sunPositionAt(Date.parse('2025-03-20T12:21-05:00'), QUITO).altitudeDegrees).toBeGreaterThan(88.5);
    // 90° - latitude + the tilt of the Earth
    const noon = sunPositionAt(Date.parse('2026-06-21T10:46Z'), TROMSO).altitudeDegrees;
    expect(noon).toBeCloseTo(90 - 69.65 + 23.44, 0);
  });
});
