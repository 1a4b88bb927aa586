import { msUntil, secondOf, startOf } from './second';

describe('seconds', () => {
  it('rounds down, before the epoch too', () => {
    expect(secondOf(1999)).toBe(1);
    expect(secondOf(2000)).toBe(2);
    expect(secondOf(-1)).toBe(-1);
  });

  it('returns how far away a second is', () => {
    expect(startOf(5)).toBe(5000);
    expect(msUntil(5, 4200)).toBe(800);
    expect(msUntil(5, 5300)).toBe(-300);
  });
});
