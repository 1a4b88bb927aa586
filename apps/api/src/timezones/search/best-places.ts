import type { Kind } from './match-rank';

/** A place by its number in the index, with the rank of its match. */
export interface RankedPlace {
  readonly place: number;
  readonly kind: Kind;
  readonly rank: number;
}

/**
 * Keeps the best few of many places, each once. Places of equal rank are ordered by number. A place that is not among the best
 * costs one comparison, any other a binary search, because one letter is the beginning of thousands of names.
 */
export class BestPlaces {
  private readonly best: RankedPlace[] = [];
  private readonly rankOfPlace = new Map<number, number>();

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.best.length >= this.limit;
  }

  get inOrder(): readonly RankedPlace[] {
    return this.best;
  }

  /** Adds a place if it is better than the last of the best and than its previous match. */
  offer(place: number, kind: Kind, rank: number): void {
    const last = this.best[this.best.length - 1];
    if (this.isFull && last !== undefined && !isBefore(rank, place, last)) return;
    const before = this.rankOfPlace.get(place);
    if (before !== undefined && before <= rank) return;
    if (before !== undefined) this.best.splice(this.firstNotBefore(before, place), 1);
    this.best.splice(this.firstNotBefore(rank, place), 0, { place, kind, rank });
    this.rankOfPlace.set(place, rank);
    const dropped = this.best.length > this.limit ? this.best.pop() : undefined;
    if (dropped !== undefined) this.rankOfPlace.delete(dropped.place);
  }

  /** The index of a place with a rank, present or not. */
  private firstNotBefore(rank: number, place: number): number {
    let low = 0;
    let high = this.best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.best[middle];
      if (other === undefined || isBefore(rank, place, other) || other.place === place) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function isBefore(rank: number, place: number, other: RankedPlace): boolean {
  return rank < other.rank || (rank === other.rank && place < other.place);
}
