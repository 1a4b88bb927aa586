import type { ShownDigits } from './page-recorder';
import { boundIn, punctualityOf } from './shown-seconds';

const MIDNIGHT_MS = Date.UTC(2026, 0, 2);

/** Digits shown some milliseconds after midnight. */
function shown(text: string, afterMidnightMs: number, line = 'Live · In sync ±40 ms'): ShownDigits {
  return { text, atMs: MIDNIGHT_MS + afterMidnightMs, line };
}

describe('boundIn', () => {
  it.each([
    ['Live · In sync ±12\u202fms · zone rules 2026f', 12],
    ['Live · In sync ±1.4\u202fs', 1400],
    ['Live · In sync ±12 ms · your device is 1.24 s slow, ±0.03 s', 12],
    ['Connecting…', null],
    ['', null],
  ])('reads the accuracy in "%s"', (line, boundMs) => {
    expect(boundIn(line)).toBe(boundMs);
  });
});

describe('punctualityOf', () => {
  it('measures the time from each boundary to its display, also across midnight', () => {
    const { latenessMs, seconds, boundMs } = punctualityOf([
      shown('23:59:59', -990),
      shown('00:00:00', 20),
      shown('00:00:01', 1030),
    ]);
    expect(latenessMs).toEqual({ median: 20, p95: 30 });
    expect(seconds).toBe(3);
    expect(boundMs).toBe(40);
  });

  it('counts seconds that were further off than the page stated, early or late', () => {
    const { outsideBound, latenessMs } = punctualityOf([
      shown('00:00:01', 959),
      shown('00:00:02', 2040),
      shown('00:00:03', 3041),
    ]);
    expect(outsideBound).toBe(2);
    expect(latenessMs.median).toBe(40);
  });

  it('leaves out the lateness of seconds without a bound', () => {
    const { seconds, outsideBound } = punctualityOf([
      shown('00:00:01', 1900, 'Connecting…'),
      shown('00:00:02', 2001),
    ]);
    expect(seconds).toBe(1);
    expect(outsideBound).toBe(0);
  });

  it('counts the seconds that were skipped, and those that were shown again or out of order', () => {
    const order = ['23:59:59', '00:00:00', '00:00:03', '00:00:02', '00:00:03'];
    const { skipped, repeated } = punctualityOf(order.map((text) => shown(text, 0)));
    expect(skipped).toBe(2);
    expect(repeated).toBe(1);
  });
});
