import { setImmediate as nextTurn } from 'node:timers/promises';
import { type GazetteerItem, kindOfItem, type NamedItem } from './gazetteer-item';
import { type ItemNames, ItemNamesBuilder } from './item-names';
import { type Kind, rankOf, weightRank } from './match-rank';
import { type Surroundings, SurroundingsMap } from './place-surroundings';
import { SimilarNames } from './similar-names';

/** What the index of the gazetteer searches. Items are known by their number, the places first. */
export interface GazetteerContents {
  readonly items: readonly GazetteerItem[];
  readonly populations: Float64Array;
  readonly names: ItemNames;
  /** What each name adds to the rank of a match: computed in advance, because a single letter begins thousands of names. */
  readonly nameRanks: Float64Array;
  readonly similarNames: SimilarNames;
  /** Of the places. */
  readonly surroundings: readonly Surroundings[];
  readonly places: SurroundingsMap;
}

const NAMES_PER_TURN = 5_000;

/**
 * Reads everything that can be found.
 *
 * @param parts the places, the largest first, then all others; other work runs between two parts
 */
export async function gazetteerContents(
  parts: AsyncIterable<readonly NamedItem[]>,
): Promise<GazetteerContents> {
  const builder = new ItemNamesBuilder();
  const items: GazetteerItem[] = [];
  const inhabitants: number[] = [];
  const surroundings: Surroundings[] = [];
  const places = new SurroundingsMap();
  for await (const part of parts) {
    for (const named of part) {
      const { item, population } = named;
      builder.add(named, items.length);
      if (item.type === 'place') surroundings.push(places.of(item.place, items.length));
      items.push(item);
      inhabitants.push(population);
    }
  }
  const names = await builder.build();
  await nextTurn();
  const populations = new Float64Array(inhabitants);
  const nameRanks = await ranksOfNames({ items, names, populations });
  // An airport is called like its city, which is enough.
  const similarNames = await SimilarNames.of(names, (number) =>
    items[number]?.type === 'airport' ? 0 : (populations[number] ?? 0),
  );
  return { items, populations, names, nameRanks, similarNames, surroundings, places };
}

/** What the name of an item is a name of. */
export function kindOfName({ items, names }: Pick<GazetteerContents, 'items' | 'names'>, name: number): Kind {
  const kind = kindOfItem(items[names.itemOf(name)]);
  return kind === 'name' && names.isOld(name) ? 'old-name' : kind;
}

async function ranksOfNames(
  contents: Pick<GazetteerContents, 'items' | 'names' | 'populations'>,
): Promise<Float64Array> {
  const { names, populations } = contents;
  const ranks = new Float64Array(names.text.size);
  for (let name = 0; name < ranks.length; name++) {
    if (name % NAMES_PER_TURN === 0) await nextTurn();
    const population = populations[names.itemOf(name)] ?? 0;
    ranks[name] = rankOf(kindOfName(contents, name), 0) + weightRank(population);
  }
  return ranks;
}
