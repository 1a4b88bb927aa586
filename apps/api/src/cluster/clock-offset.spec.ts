import { ClockOffset } from './clock-offset';

const SECOND = 1000;

describe('ClockOffset', () => {
  let offset: ClockOffset;

  beforeEach(() => {
    offset = new ClockOffset();
  });

  it('is zero before the first sample', () => {
    expect(offset.at(5 * SECOND)).toBe(0);
    expect(offset.boundAt(5 * SECOND)).toBe(Infinity);
    expect(offset.steps).toBe(0);
  });

  it('accepts any first sample, and applies it at once if no second has been shown', () => {
    expect(offset.take({ offsetMs: 400, errorMs: 150 }, 10)).toBe('slewed');
    offset.settle();
    expect(offset.at(10)).toBe(400);
    expect(offset.boundAt(10)).toBe(150);
  });

  describe('once it is known', () => {
    beforeEach(() => {
      offset.take({ offsetMs: 100, errorMs: 2 }, 0);
      offset.settle();
    });

    it('rejects a sample that is less precise and adds nothing', () => {
      expect(offset.take({ offsetMs: 101.5, errorMs: 2.5 }, 0)).toBe('rejected');
      expect(offset.at(SECOND)).toBe(100);
    });

    it('accepts a sample that is more precise', () => {
      expect(offset.take({ offsetMs: 101, errorMs: 1 }, 0)).toBe('slewed');
      expect(offset.at(SECOND)).toBe(101);
      expect(offset.boundAt(0)).toBe(1);
    });

    it('becomes less precise by 100 µs a second, until it accepts a sample again', () => {
      expect(offset.boundAt(10 * SECOND)).toBeCloseTo(3, 9);
      expect(offset.take({ offsetMs: 101.5, errorMs: 2.5 }, 4 * SECOND)).toBe('rejected');
      expect(offset.take({ offsetMs: 101.5, errorMs: 2.5 }, 6 * SECOND)).toBe('slewed');
    });

    it('accepts a sample that contradicts it, however imprecise', () => {
      expect(offset.take({ offsetMs: 150, errorMs: 40 }, 0)).toBe('slewed');
      expect(offset.boundAt(0)).toBe(40);
    });

    it.each([
      ['forwards', 200, 105, 200],
      ['back', 0, 95, 0],
    ])('is slewed %s by 50 ms a second, and no further than measured', (_way, target, early, late) => {
      expect(offset.take({ offsetMs: target, errorMs: 1 }, 0)).toBe('slewed');
      expect(offset.at(0)).toBe(100);
      expect(offset.at(100)).toBeCloseTo(early, 9);
      expect(offset.at(2 * SECOND)).toBeCloseTo(late, 9);
      expect(offset.at(60 * SECOND)).toBe(late);
      expect(offset.steps).toBe(0);
    });

    it('continues from its current value when it is measured again during a slew', () => {
      offset.take({ offsetMs: 500, errorMs: 1 }, 0);
      offset.take({ offsetMs: 0, errorMs: 1 }, 2 * SECOND);
      expect(offset.at(2 * SECOND)).toBeCloseTo(200, 9);
      expect(offset.at(3 * SECOND)).toBeCloseTo(150, 9);
    });

    it.each([1100, -900])('steps at once to a difference of a second or more (%d)', (offsetMs) => {
      expect(offset.take({ offsetMs, errorMs: 1 }, 0)).toBe('stepped');
      expect(offset.at(0)).toBe(offsetMs);
      expect(offset.take({ offsetMs, errorMs: 0.5 }, 0)).toBe('slewed');
      expect(offset.steps).toBe(1);
    });

    it('slews a difference just below a second', () => {
      expect(offset.take({ offsetMs: 1099, errorMs: 1 }, 0)).toBe('slewed');
      expect(offset.at(0)).toBe(100);
    });
  });
});
