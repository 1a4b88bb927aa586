import { effectiveHours } from './effective-hours';

const EVENING = { from: '18:00', until: '02:00', days: [1, 2] };
const NIGHT = { from: '22:00', until: '06:00', days: [5] };
const clock = { hours: null, zone: 'Asia/Tokyo', country: 'Japan' };
const unused = (): never => {
  throw new Error('The country of the clock is known.');
};

describe('effectiveHours', () => {
  it('are those of the clock, then those of its board, then the default ones', () => {
    expect(effectiveHours({ ...clock, hours: EVENING }, NIGHT, unused)).toBe(EVENING);
    expect(effectiveHours(clock, NIGHT, unused)).toBe(NIGHT);
    expect(effectiveHours(clock, null, unused)).toEqual({
      from: '09:00',
      until: '17:00',
      days: [1, 2, 3, 4, 5],
    });
  });

  it.each([
    ['Israel', [1, 2, 3, 4, 7]],
    ['Saudi Arabia', [1, 2, 3, 4, 7]],
    ['United Arab Emirates', [1, 2, 3, 4, 5]],
    ['Iran', [1, 2, 3, 4, 6, 7]],
    ['Afghanistan', [1, 2, 3, 6, 7]],
    ['India', [1, 2, 3, 4, 5, 6]],
    ['Atlantis', [1, 2, 3, 4, 5]],
  ])('leave out the weekend of %s', (country, days) => {
    expect(effectiveHours({ ...clock, country }, null, unused).days).toEqual(days);
  });

  it('leave out the weekend of the country of the zone if the clock has no country', () => {
    const days = (zone: string, country: string | null): number[] =>
      effectiveHours({ hours: null, zone, country: null }, null, () => country).days;
    expect(days('Africa/Cairo', 'Egypt')).toEqual([1, 2, 3, 4, 7]);
    expect(days('UTC', null)).toEqual([1, 2, 3, 4, 5]);
  });
});
