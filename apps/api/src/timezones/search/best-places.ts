import type { Kind } from './match-rank';

/** A place by its number in the index, and how well it answers a query. */
export interface RankedPlace {
  readonly place: number;
  readonly kind: Kind;
  readonly rank: number;
}

/** Keeps the best few of many places, each once. Places of one rank come in the order of their numbers. */
export class BestPlaces {
  private readonly best: RankedPlace[] = [];

  constructor(private readonly atMost: number) {}

  get isFull(): boolean {
    return this.best.length >= this.atMost;
  }

  get inOrder(): readonly RankedPlace[] {
    return this.best;
  }

  /** Takes a place in, if it is better than the last of the best and than what it was taken in for before. */
  offer(place: number, kind: Kind, rank: number): void {
    const last = this.best.at(-1);
    if (this.isFull && last !== undefined && !isBefore(rank, place, last)) return;
    const before = this.best.findIndex((each) => each.place === place);
    if (before !== -1 && (this.best[before]?.rank ?? rank) <= rank) return;
    if (before !== -1) this.best.splice(before, 1);
    const behind = this.best.findIndex((each) => isBefore(rank, place, each));
    this.best.splice(behind === -1 ? this.best.length : behind, 0, { place, kind, rank });
    if (this.best.length > this.atMost) this.best.pop();
  }
}

function isBefore(rank: number, place: number, other: RankedPlace): boolean {
  return rank < other.rank || (rank === other.rank && place < other.place);
}
