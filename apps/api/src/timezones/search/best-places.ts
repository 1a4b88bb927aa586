import type { Kind } from './match-rank';

/** A place by its number in the index, and how well it answers a query. */
export interface RankedPlace {
  readonly place: number;
  readonly kind: Kind;
  readonly rank: number;
}

/**
 * Keeps the best few of many places, each once. Places of one rank come in the order of their numbers. A place that is
 * not among the best costs one comparison, any other a search by halves: one letter is the beginning of thousands of names.
 */
export class BestPlaces {
  private readonly best: RankedPlace[] = [];
  private readonly rankOfPlace = new Map<number, number>();

  constructor(private readonly atMost: number) {}

  get isFull(): boolean {
    return this.best.length >= this.atMost;
  }

  get inOrder(): readonly RankedPlace[] {
    return this.best;
  }

  /** Takes a place in, if it is better than the last of the best and than what it was taken in for before. */
  offer(place: number, kind: Kind, rank: number): void {
    const last = this.best[this.best.length - 1];
    if (this.isFull && last !== undefined && !isBefore(rank, place, last)) return;
    const before = this.rankOfPlace.get(place);
    if (before !== undefined && before <= rank) return;
    if (before !== undefined) this.best.splice(this.firstNotBefore(before, place), 1);
    this.best.splice(this.firstNotBefore(rank, place), 0, { place, kind, rank });
    this.rankOfPlace.set(place, rank);
    const dropped = this.best.length > this.atMost ? this.best.pop() : undefined;
    if (dropped !== undefined) this.rankOfPlace.delete(dropped.place);
  }

  /** Where a place of a rank stands, or would. */
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
