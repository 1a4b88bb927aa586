import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { MAX_STEPS, momentAt, QUARTER_MS, shifted, shiftOfKey, stepsTo } from './quarter-hours';

const at = (time: string): number => Date.parse(`2026-11-26T${time}Z`);

describe('a position of the slider', () => {
  it.each([
    [0, '10:42:05'],
    [1, '10:45'],
    [2, '11:00'],
    [-1, '10:30'],
    [-2, '10:15'],
  ])('%i steps from 10:42 is %s', (steps, time) => {
    expect(momentAt(at('10:42:05'), steps)).toBe(at(time));
    if (steps !== 0) expect(stepsTo(at(time), at('10:42:05'))).toBe(steps);
  });

  it('reaches a day in either direction', () => {
    expect(momentAt(at('10:45'), MAX_STEPS)).toBe(at('10:45') + MS_PER_DAY);
    expect(stepsTo(at('10:45') - MS_PER_DAY, at('10:45'))).toBe(-MAX_STEPS);
  });
});

describe('a key', () => {
  it.each([
    ['ArrowRight', false, QUARTER_MS],
    ['ArrowUp', true, MS_PER_HOUR],
    ['ArrowLeft', false, -QUARTER_MS],
    ['ArrowDown', true, -MS_PER_HOUR],
    ['PageUp', false, MS_PER_DAY],
    ['PageDown', false, -MS_PER_DAY],
    ['a', false, null],
  ])('%s (with Shift: %s) moves by %s ms', (key, shiftKey, byMs) => {
    expect(shiftOfKey({ key, shiftKey })).toBe(byMs);
  });

  it('leads to a whole quarter of an hour, or to the same time of another day', () => {
    expect(shifted(at('10:42'), QUARTER_MS)).toBe(at('10:45'));
    expect(shifted(at('10:42'), -MS_PER_HOUR)).toBe(at('09:45'));
    expect(shifted(at('10:42'), MS_PER_DAY)).toBe(at('10:42') + MS_PER_DAY);
  });
});
