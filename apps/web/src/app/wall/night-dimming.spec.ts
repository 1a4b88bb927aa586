import { brightnessAt } from './night-dimming';

const at = (time: string, offsetMinutes = 0) =>
  brightnessAt(Date.parse(`2026-11-26T${time}Z`), offsetMinutes);

describe('brightnessAt', () => {
  it('is full by day and reduced by night, with a half hour to fade in each direction', () => {
    expect(at('12:00')).toBe(1);
    expect(at('21:30')).toBe(1);
    expect(at('21:45')).toBeCloseTo(0.8);
    for (const time of ['22:00', '23:59', '00:00', '06:00']) expect(at(time)).toBe(0.6);
    expect(at('06:15')).toBeCloseTo(0.8);
    expect(at('06:30')).toBe(1);
  });

  it('follows the wall time of the zone', () => {
    expect(at('15:00', 9 * 60)).toBe(0.6);
    expect(at('23:00', -5 * 60)).toBe(1);
    expect(at('03:00', -5 * 60)).toBe(0.6);
  });
});
