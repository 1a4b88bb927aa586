import { partsOf, percentOf } from './axis';

const AXIS = { fromMs: 1000, untilMs: 2000 };

describe('an axis', () => {
  it('has its instants in percent', () => {
    expect([1000, 1250, 2000].map((atMs) => percentOf(atMs, AXIS))).toEqual([0, 25, 100]);
  });

  it('cuts spans at its ends, and leaves out those beyond them', () => {
    const spans = [
      { fromMs: 0, untilMs: 1000 },
      { fromMs: 900, untilMs: 1100 },
      { fromMs: 1500, untilMs: 1600 },
      { fromMs: 1900, untilMs: 3000 },
    ];
    expect(partsOf(spans, AXIS)).toEqual([
      { at: 0, width: 10 },
      { at: 50, width: 10 },
      { at: 90, width: 10 },
    ]);
  });
});
