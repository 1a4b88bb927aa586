import { SingleEntryMap } from './single-entry-map';

describe('SingleEntryMap', () => {
  it('behaves like a Map, with no, one or several entries', () => {
    const [map, single] = [new Map<string, number>(), new SingleEntryMap<string, number>([])];
    const steps: ((each: Map<string, number> | SingleEntryMap<string, number>) => unknown)[] = [
      (each) => each.get('a'),
      (each) => [...each.set('a', 1)],
      (each) => [each.get('a'), each.has('a'), each.has('b')],
      (each) => [...each.set('a', 2).set('b', 3).set('c', 4)],
      (each) => [each.size, ...each.values()],
      (each) => [each.delete('a'), each.delete('a'), each.size, each.get('b')],
      (each) => [...each.set('b', 5).values()].sort(),
      (each) => [...each.set('d', 6).values()].sort(),
      (each) => [each.delete('c'), each.delete('b'), ...each],
      (each) => [each.clear(), each.size, ...each.values(), each.delete('d')],
    ];
    for (const step of steps) expect(step(single)).toEqual(step(map));
  });

  it('starts with the entries of another map', () => {
    expect([...new SingleEntryMap(new Map([['a', 1]]))]).toEqual([['a', 1]]);
  });
});
