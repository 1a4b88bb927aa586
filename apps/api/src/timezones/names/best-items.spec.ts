import { BestItems, type RankedItem } from './best-items';

/** The same with the simplest implementation: all items, sorted. */
function bestOf(offers: readonly RankedItem[], limit: number): RankedItem[] {
  const nearest = new Map<number, RankedItem>();
  for (const offer of offers) {
    if (offer.rank < (nearest.get(offer.item)?.rank ?? Infinity)) nearest.set(offer.item, offer);
  }
  return [...nearest.values()].sort((a, b) => a.rank - b.rank || a.item - b.item).slice(0, limit);
}

/** Pseudo-random numbers that are the same in each run (Park and Miller's generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('BestItems', () => {
  it.each([1, 2, 7, 50, 500])('keeps the best %d, each once, in order', (limit) => {
    const next = numbersFrom(limit);
    const offers = Array.from({ length: 2_000 }, (): RankedItem => ({
      item: next(300),
      kind: 'name',
      rank: next(8) / 4,
    }));
    const best = new BestItems(limit);
    for (const { item, kind, rank } of offers) best.offer(item, kind, rank);
    expect(best.inOrder).toEqual(bestOf(offers, limit));
    expect(best.isFull).toBe(limit <= 300);
  });

  it('accepts an item again that had been dropped, with a better rank', () => {
    const best = new BestItems(1);
    best.offer(5, 'name', 2);
    best.offer(3, 'name', 1);
    best.offer(5, 'old-name', 0);
    expect(best.inOrder).toEqual([{ item: 5, kind: 'old-name', rank: 0 }]);
  });
});
