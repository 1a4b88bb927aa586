import type { Kind } from './match-rank';

/** An item by its number in the index, with the rank of its match. */
export interface RankedItem {
  readonly item: number;
  readonly kind: Kind;
  readonly rank: number;
}

/**
 * Keeps the best few of many items, each once. Items of equal rank are ordered by number. An item that is not among the best
 * costs one comparison, any other a binary search, because one letter is the beginning of thousands of names.
 */
export class BestItems {
  private readonly best: RankedItem[] = [];
  private readonly rankOfItem = new Map<number, number>();

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.best.length >= this.limit;
  }

  get inOrder(): readonly RankedItem[] {
    return this.best;
  }

  /** Whether a rank is certainly too low to be among the best. */
  isBeyond(rank: number): boolean {
    return this.isFull && rank > (this.best[this.best.length - 1]?.rank ?? Infinity);
  }

  /** Adds an item if it is better than the last of the best and than its previous match. */
  offer(item: number, kind: Kind, rank: number): void {
    const last = this.best[this.best.length - 1];
    if (this.isFull && last !== undefined && !isBefore(rank, item, last)) return;
    const before = this.rankOfItem.get(item);
    if (before !== undefined && before <= rank) return;
    if (before !== undefined) this.best.splice(this.firstNotBefore(before, item), 1);
    this.best.splice(this.firstNotBefore(rank, item), 0, { item, kind, rank });
    this.rankOfItem.set(item, rank);
    const dropped = this.best.length > this.limit ? this.best.pop() : undefined;
    if (dropped !== undefined) this.rankOfItem.delete(dropped.item);
  }

  /** The index of an item with a rank, present or not. */
  private firstNotBefore(rank: number, item: number): number {
    let low = 0;
    let high = this.best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.best[middle];
      if (other === undefined || isBefore(rank, item, other) || other.item === item) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function isBefore(rank: number, item: number, other: RankedItem): boolean {
  return rank < other.rank || (rank === other.rank && item < other.item);
}
