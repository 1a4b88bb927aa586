import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { shiftAt } from './pixel-shift';

const SHIFTS = Array.from({ length: 31 }, (_, minute) => shiftAt(minute * MS_PER_MINUTE));

describe('shiftAt', () => {
  it('reaches all nine places within half an hour', () => {
    expect(new Set(SHIFTS.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
  });

  it('moves by one step at most, also from the end of its walk to the beginning', () => {
    SHIFTS.slice(1).forEach(({ x, y }, index) => {
      const before = SHIFTS[index]!;
      expect(Math.abs(x - before.x)).toBeLessThanOrEqual(1);
      expect(Math.abs(y - before.y)).toBeLessThanOrEqual(1);
    });
  });
});
