import { BestPlaces, type RankedPlace } from './best-places';
import { type Kind, rankOf } from './match-rank';
import { EXACT, nearnessOf, PREFIX, type Query, WITHIN, WORDS } from './nearness';
import type { NamedPlace, Place } from '../gazetteer/place';
import { type PlaceNames, PlaceNamesBuilder } from './place-names';
import { type Region, type Surroundings, SurroundingsMap } from './place-surroundings';

/** A place that matches a query. */
export interface FoundPlace {
  readonly place: Place;
  /** English name of its country, or null if it is disputed. */
  readonly country: string | null;
  readonly kind: Kind;
  readonly rank: number;
}

/** Names checked for a query of several words: a single word never matches this many, but single letters do. */
const MAX_CANDIDATES = 2500;
/** Nearly every name contains a given letter or two. */
const MIN_INFIX_LENGTH = 3;

/**
 * Tens of thousands of places, indexed so that a search does not visit all of them. The index does not depend on the rules of
 * the zones. Places are numbered by population, the largest first.
 */
export class PlaceIndex {
  private constructor(
    private readonly places: readonly Place[],
    private readonly surroundings: readonly Surroundings[],
    private readonly regions: readonly Region[],
    private readonly names: PlaceNames,
  ) {}

  /** @param parts the places, the largest first; other work runs between two parts */
  static async of(parts: AsyncIterable<readonly NamedPlace[]>): Promise<PlaceIndex> {
    const names = new PlaceNamesBuilder();
    const places: Place[] = [];
    const surroundings: Surroundings[] = [];
    const surroundingsMap = new SurroundingsMap();
    for await (const part of parts) {
      for (const named of part) {
        names.add(named, places.length);
        surroundings.push(surroundingsMap.of(named.place, places.length));
        places.push(named.place);
      }
    }
    return new PlaceIndex(places, surroundings, surroundingsMap.regions, await names.build());
  }

  /** The places after which zones are named. */
  citiesOfZones(): Place[] {
    return this.places.filter(({ isCityOfZone }) => isCityOfZone);
  }

  /** The places that a query may mean, the best match first, then by population. */
  find(query: Query, limit: number): FoundPlace[] {
    const best = new BestPlaces(limit);
    this.findByWords(query, best);
    this.findByRegion(query, best);
    if (!best.isFull && query.inner.length >= MIN_INFIX_LENGTH) this.findWithin(query, best);
    return best.inOrder.flatMap((found) => this.foundPlace(found));
  }

  private findByWords(query: Query, best: BestPlaces): void {
    const words = query.words.map((word) => this.names.words.beginningWith(word.slice(1)));
    // The rarest word first: a place is found by any of its words.
    words.sort((a, b) => a.length - b.length);
    let left = words.length === 1 ? Infinity : MAX_CANDIDATES;
    for (const positions of words) {
      for (const position of positions.subarray(0, left)) {
        this.consider(this.names.text.nameAt(position), query, best);
      }
      left = Math.max(0, left - positions.length);
    }
  }

  private consider(name: number, query: Query, best: BestPlaces): void {
    const place = this.names.placeOf(name);
    const nearness = this.names.text.nearnessOf(name, query);
    if (nearness !== null) this.offer(best, name, nearness);
    else if (this.hasRestAround(place, name, query))
      best.offer(place, 'mixed words', rankOf('mixed words', WORDS));
  }

  /** Whether the words of a query that a name lacks are those of its region and country: `paris france`. */
  private hasRestAround(place: number, name: number, query: Query): boolean {
    const around = this.surroundings[place]?.words ?? '';
    const own = this.names.text.nameOf(name);
    return query.words.every((word) => around.includes(word) || own.includes(word));
  }

  /** A query for a state means its clocks, which may be several. */
  private findByRegion(query: Query, best: BestPlaces): void {
    for (const { name, largest } of this.regions) {
      const nearness = nearnessOf(name, query);
      if (nearness !== EXACT && nearness !== PREFIX) continue;
      for (const place of largest) best.offer(place, 'region', rankOf('region', nearness));
    }
  }

  private findWithin({ inner }: Query, best: BestPlaces): void {
    const { text } = this.names;
    for (
      let name = text.nextWith(inner, 0);
      name !== -1 && !best.isFull;
      name = text.nextWith(inner, name + 1)
    ) {
      this.offer(best, name, WITHIN);
    }
  }

  private offer(best: BestPlaces, name: number, nearness: number): void {
    const kind = this.names.isOld(name) ? 'old-name' : 'name';
    best.offer(this.names.placeOf(name), kind, rankOf(kind, nearness));
  }

  private foundPlace({ place: number, kind, rank }: RankedPlace): FoundPlace[] {
    const place = this.places[number];
    const country = this.surroundings[number]?.country ?? null;
    return place === undefined ? [] : [{ place, country, kind, rank }];
  }
}
