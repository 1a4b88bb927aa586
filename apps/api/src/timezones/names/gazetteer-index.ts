import type { Place } from '../gazetteer/place';
import { BestItems } from './best-items';
import { type GazetteerContents, kindOfName } from './gazetteer-contents';
import { type GazetteerItem, kindOfItem } from './gazetteer-item';
import type { ItemNames } from './item-names';
import { type Kind, rankOf, weightRank } from './match-rank';
import { EXACT, PREFIX, type Query, WITHIN, WORDS } from './nearness';
import type { Words } from './word-list';

/** An item that matches a query. */
export interface FoundItem {
  readonly item: GazetteerItem;
  /** English name of the country of a place, or null if it is disputed. */
  readonly country: string | null;
  readonly kind: Kind;
  readonly rank: number;
  /** Inhabitants, or a number that is comparable with them. */
  readonly population: number;
}

/** How a text names an item in full. */
export interface FullMatch extends FoundItem {
  /** The name that is shown, as opposed to one in another language, a former one, and a code. */
  readonly isShownName: boolean;
  readonly isOldName: boolean;
  readonly isCode: boolean;
}

/** Names checked for a query of several words: a single word never matches this many, but single letters do. */
const MAX_CANDIDATES = 2500;
/** Nearly every name contains a given letter or two. */
const MIN_INFIX_LENGTH = 3;

/**
 * Tens of thousands of places, areas, airports and labels, indexed so that a search does not visit all of them. The index does
 * not depend on the rules of the zones.
 */
export class GazetteerIndex {
  private readonly items: readonly GazetteerItem[];
  private readonly names: ItemNames;

  constructor(private readonly contents: GazetteerContents) {
    this.items = contents.items;
    this.names = contents.names;
  }

  /** The places after which zones are named. */
  citiesOfZones(): Place[] {
    return this.items.flatMap((item) => (item.type === 'place' && item.place.isCityOfZone ? item.place : []));
  }

  /** The largest place with a clock in a region, or in a whole country, or undefined. */
  largestIn(countryCode: string, region: string | null, zone: string): Place | undefined {
    const item = this.items[this.contents.places.largestIn(countryCode, region, zone) ?? -1];
    return item?.type === 'place' ? item.place : undefined;
  }

  /** The items whose name or code a text is, in no order. */
  inFull(text: string): FullMatch[] {
    const matches = new Map<number, FullMatch>();
    for (const number of this.names.withCode(text.replaceAll(' ', '-'))) {
      const found = this.found(number, kindOfItem(this.items[number]), EXACT);
      if (found !== null)
        matches.set(number, { ...found, isShownName: false, isOldName: false, isCode: true });
    }
    for (const name of this.names.inFull(text)) {
      const number = this.names.itemOf(name);
      const found = this.found(number, this.kindOfName(name), EXACT);
      const isShownName = this.names.isShown(name);
      if (found !== null && (isShownName || matches.get(number)?.isShownName !== true)) {
        matches.set(number, { ...found, isShownName, isOldName: this.names.isOld(name), isCode: false });
      }
    }
    return [...matches.values()];
  }

  /** The items that a query may mean, the best match first, then by population. */
  find(query: Query, limit: number): FoundItem[] {
    const best = new BestItems(limit);
    this.findByWords(query, best);
    if (!best.isFull && query.inner.length >= MIN_INFIX_LENGTH) this.findWithin(query, best);
    return best.inOrder.flatMap(({ item, kind, rank }) => this.foundAt(item, kind, rank));
  }

  /** The items with a name that a user may have misspelled, the most similar first. */
  similarTo(inner: string, limit: number): FoundItem[] {
    return this.contents.similarNames
      .find(inner, limit)
      .flatMap(({ name, score }) =>
        this.foundAt(this.names.itemOf(name), 'similar', rankOf('similar', WORDS) + score / 100),
      );
  }

  private findByWords(query: Query, best: BestItems): void {
    const words = query.words.map((word) => this.names.words.beginningWith(word.slice(1)));
    const [only] = words;
    if (words.length === 1 && only !== undefined) {
      this.findByWord(only, query, best);
      return;
    }
    // The rarest word first: an item is found by any of its words.
    words.sort((a, b) => a.names.length - b.names.length);
    let left = MAX_CANDIDATES;
    for (const { names } of words) {
      for (const name of names.subarray(0, left)) this.consider(name, query, best);
      left = Math.max(0, left - names.length);
    }
  }

  /** Where a word is in its name says how near the name is. */
  private findByWord({ positions, names }: Words, { inner }: Query, best: BestItems): void {
    const { text } = this.names;
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? 0;
      const isStart = text.isStartOf(name, positions[at] ?? 0);
      const isWhole = isStart && text.lengthOf(name) === inner.length;
      this.offer(best, name, isWhole ? EXACT : isStart ? PREFIX : WORDS);
    }
  }

  private consider(name: number, query: Query, best: BestItems): void {
    const nearness = this.names.text.nearnessOf(name, query);
    if (nearness !== null) {
      this.offer(best, name, nearness);
      return;
    }
    const item = this.names.itemOf(name);
    if (this.hasRestAround(item, name, query)) {
      best.offer(item, 'mixed words', rankOf('mixed words', WORDS) + this.weightOf(item));
    }
  }

  /** Whether the words of a query that a name lacks are those of its region and country: `paris france`. */
  private hasRestAround(item: number, name: number, query: Query): boolean {
    const around = this.contents.surroundings[item]?.words ?? '';
    if (around === '') return false;
    const own = this.names.text.nameOf(name);
    return query.words.every((word) => around.includes(word) || own.includes(word));
  }

  private findWithin({ inner }: Query, best: BestItems): void {
    const { text } = this.names;
    for (
      let name = text.nextWith(inner, 0);
      name !== -1 && !best.isFull;
      name = text.nextWith(inner, name + 1)
    ) {
      this.offer(best, name, WITHIN);
    }
  }

  private offer(best: BestItems, name: number, nearness: number): void {
    const rank = nearness + (this.contents.nameRanks[name] ?? 0);
    if (!best.isBeyond(rank)) best.offer(this.names.itemOf(name), this.kindOfName(name), rank);
  }

  private kindOfName(name: number): Kind {
    return kindOfName(this.contents, name);
  }

  private weightOf(item: number): number {
    return weightRank(this.contents.populations[item] ?? 0);
  }

  private found(number: number, kind: Kind, nearness: number): FoundItem | null {
    return this.foundAt(number, kind, rankOf(kind, nearness) + this.weightOf(number))[0] ?? null;
  }

  private foundAt(number: number, kind: Kind, rank: number): FoundItem[] {
    const item = this.items[number];
    const country = this.contents.surroundings[number]?.country ?? null;
    return item === undefined
      ? []
      : [{ item, country, kind, rank, population: this.contents.populations[number] ?? 0 }];
  }
}
