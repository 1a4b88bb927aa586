import { BestPlaces, type RankedPlace } from './best-places';

/** The same with the simplest implementation: all places, sorted. */
function bestOf(offers: readonly RankedPlace[], limit: number): RankedPlace[] {
  const nearest = new Map<number, RankedPlace>();
  for (const offer of offers) {
    if (offer.rank < (nearest.get(offer.place)?.rank ?? Infinity)) nearest.set(offer.place, offer);
  }
  return [...nearest.values()].sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, limit);
}

/** Pseudo-random numbers that are the same in each run (Park and Miller's generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('BestPlaces', () => {
  it.each([1, 2, 7, 50, 500])('keeps the best %d, each once, in order', (limit) => {
    const next = numbersFrom(limit);
    const offers = Array.from({ length: 2_000 }, (): RankedPlace => ({
      place: next(300),
      kind: 'name',
      rank: next(8) / 4,
    }));
    const best = new BestPlaces(limit);
    for (const { place, kind, rank } of offers) best.offer(place, kind, rank);
    expect(best.inOrder).toEqual(bestOf(offers, limit));
    expect(best.isFull).toBe(limit <= 300);
  });

  it('accepts a place again that had been dropped, with a better rank', () => {
    const best = new BestPlaces(1);
    best.offer(5, 'name', 2);
    best.offer(3, 'name', 1);
    best.offer(5, 'old-name', 0);
    expect(best.inOrder).toEqual([{ place: 5, kind: 'old-name', rank: 0 }]);
  });
});
