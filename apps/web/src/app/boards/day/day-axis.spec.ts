import { dayAxis, sunlightWithin } from './day-axis';

const HOUR_MS = 3_600_000;
const NOON_MS = Date.parse('2026-11-26T12:00:00Z');

describe('the day of a clock', () => {
  it('begins at its own midnight', () => {
    const { fromMs, untilMs } = dayAxis(NOON_MS, 345);
    expect(new Date(fromMs).toISOString()).toBe('2026-11-25T18:15:00.000Z');
    expect(untilMs - fromMs).toBe(24 * HOUR_MS);
  });

  it('has the sunlight of its place: about eight hours in Berlin in November', () => {
    const [sun, ...others] = sunlightWithin(dayAxis(NOON_MS, 60), { latitude: 52.52, longitude: 13.4 });
    expect(others).toEqual([]);
    expect((sun!.untilMs - sun!.fromMs) / HOUR_MS).toBeCloseTo(8.2, 0);
  });

  it('has two parts of sunlight where the sun sets after midnight by the clock', () => {
    // Honolulu by the clock of Berlin.
    expect(sunlightWithin(dayAxis(NOON_MS, 60), { latitude: 21.3, longitude: -157.9 })).toHaveLength(2);
  });

  it('is dark in polar night, bright in polar day, and has no sun without a place', () => {
    const tromso = { latitude: 69.65, longitude: 18.96 };
    const june = dayAxis(Date.parse('2026-06-20T12:00:00Z'), 120);
    const december = dayAxis(Date.parse('2026-12-20T12:00:00Z'), 60);
    const total = (axis: typeof june) =>
      sunlightWithin(axis, tromso).reduce(
        (sum, { fromMs, untilMs }) =>
          sum + Math.max(0, Math.min(untilMs, axis.untilMs) - Math.max(fromMs, axis.fromMs)),
        0,
      ) / HOUR_MS;
    expect(total(december)).toBe(0);
    expect(total(june)).toBeGreaterThan(23);
    expect(sunlightWithin(june, { latitude: null, longitude: null })).toEqual([]);
  });
});
