import { ShownSecond } from './shown-second';

describe('ShownSecond', () => {
  let shown: ShownSecond;

  beforeEach(() => {
    shown = new ShownSecond();
    shown.advanceTo(100);
  });

  it('advances, and never goes back', () => {
    expect([101, 101, 99].map((second) => shown.advanceTo(second))).toEqual([true, false, false]);
    expect(shown.utcMs()).toBe(101_000);
  });

  it.each([
    ['the next', 101, 101],
    ['one after a gap', 102, 102],
    ['one of a server that is a little behind', 95, 100],
    ['one of a server that was set back', 94, 94],
  ])('moves to %s', (_what, second, expected) => {
    shown.moveTo(second);
    expect(shown.utcMs()).toBe(expected * 1000);
  });

  it('has a minute that changes only with the minute', () => {
    expect(shown.minuteMs()).toBe(60_000);
    shown.advanceTo(119);
    expect(shown.minuteMs()).toBe(60_000);
    shown.advanceTo(120);
    expect(shown.minuteMs()).toBe(120_000);
  });

  it('shows the first second after it was cleared', () => {
    shown.clear();
    expect([shown.utcMs(), shown.minuteMs()]).toEqual([null, null]);
    shown.moveTo(7);
    expect(shown.utcMs()).toBe(7000);
  });
});
