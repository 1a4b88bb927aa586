import { ShownSecond } from './shown-second';

describe('ShownSecond', () => {
  let shown: ShownSecond;

  beforeEach(() => {
    shown = new ShownSecond();
    shown.advanceTo(100);
  });

  it('advances, and never goes back', () => {
    shown.advanceTo(101);
    shown.advanceTo(101);
    shown.advanceTo(99);
    expect(shown.second).toBe(101);
    expect(shown.utcMs()).toBe(101_000);
  });

  it.each([
    ['the next in order', 101, 100],
    ['one after a gap', 102, 102],
    ['one of a server that is a little behind', 95, 100],
    ['one of a server that was set back', 94, 94],
  ])('handles %s', (_what, second, expected) => {
    shown.catchUpWith(second);
    expect(shown.second).toBe(expected);
  });

  it('shows the first second at once', () => {
    shown.clear();
    expect(shown.utcMs()).toBeNull();
    shown.catchUpWith(7);
    expect(shown.second).toBe(7);
  });
});
