import { intersection } from './time-spans';

const span = (fromMs: number, untilMs: number) => ({ fromMs, untilMs });

describe('intersection', () => {
  it('contains what is in both lists', () => {
    const left = [span(0, 10), span(20, 30), span(40, 50)];
    const right = [span(5, 25), span(29, 45)];
    expect(intersection(left, right)).toEqual([span(5, 10), span(20, 25), span(29, 30), span(40, 45)]);
  });

  it('has no empty span where one ends and the other begins', () => {
    expect(intersection([span(0, 10)], [span(10, 20)])).toEqual([]);
    expect(intersection([], [span(10, 20)])).toEqual([]);
  });
});
