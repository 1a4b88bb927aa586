import type { MatchKind } from '@live-tz/contracts';
import type { ZoneTable } from '../rules/zone-table';
import { type ListedZone, listZones } from './listed-zones';
import { type Kind, matchKindOf, rankOf } from './match-rank';
import { EXACT, hasAllWords, nearnessOf, NOWHERE, PREFIX, type Query, WORDS } from './nearness';
import type { Place } from '../gazetteer/place';
import { foldText } from './search-text';
import { type SearchEntry, searchEntries } from './search-entry';

/** A zone that matches a query, and how. */
export interface FoundZone {
  listed: ListedZone;
  matchedOn: MatchKind;
  /** The smaller, the better the match. */
  rank: number;
}

/** A zone that a text names in full. */
interface WholeName {
  readonly listed: ListedZone;
  readonly isOld: boolean;
}

const ABBREVIATION = /^[a-z]{3,5}$/;

/** The zones of one table, indexed for search. Immutable: newer rules are another index. */
export class ZoneSearchIndex {
  /** All zones, UTC first and then by display name: the initial list of a picker. */
  readonly all: readonly FoundZone[];

  /** By population: the order among matches of equal rank. */
  private readonly zones: readonly ListedZone[];
  private foldedEntries: readonly SearchEntry[] | null = null;
  private readonly listedByName: ReadonlyMap<string, ListedZone>;
  private readonly listedByOldName: ReadonlyMap<string, ListedZone>;

  /** @param cities the places after which zones are named, with their spelling, region and population */
  constructor(
    private readonly table: ZoneTable,
    cities: readonly Place[] = [],
  ) {
    const cityOf = new Map(cities.map((city) => [city.zone, city]));
    const zones = listZones(table).map((listed) => withCity(listed, cityOf.get(listed.zone)));
    this.all = inOrderOfNames(zones).map((listed) => ({ listed, matchedOn: 'name', rank: EXACT }));
    this.zones = zones.toSorted(byPopulation);
    this.listedByName = new Map(zones.map((listed) => [listed.zone, listed]));
    this.listedByOldName = new Map(zones.flatMap((zone) => zone.oldNames.map((old) => [old, zone] as const)));
  }

  /** Folds the names of all zones, half of the work of an index, so that the first search is not slow. */
  foldNames(): void {
    void this.entries;
  }

  /** The zone with a current name. */
  listedZone(name: string): ListedZone | undefined {
    return this.listedByName.get(name);
  }

  /** The zone that is offered in place of an old name. */
  modernZoneOf(oldName: string): ListedZone | undefined {
    return this.listedByOldName.get(oldName);
  }

  /** Whether the rules contain a zone. */
  has(zone: string): boolean {
    return this.table.resolve(zone) !== null;
  }

  /** The zone whose whole name a text is, apart from letter case and what separates its words. */
  byPath({ text }: Query): ListedZone | undefined {
    return this.entries.find(({ path }) => path === text)?.listed;
  }

  /** The zones that a text names in full by an old name, or by a current name without its area. */
  byWholeName({ text }: Query): WholeName[] {
    return this.entries.flatMap(({ listed, name, wholeOldNames }): WholeName[] => {
      if (name === text) return [{ listed, isOld: false }];
      return wholeOldNames.includes(text) ? [{ listed, isOld: true }] : [];
    });
  }

  /** The zones whose clocks show an abbreviation now, or after their next change, those of now first. */
  byAbbreviation(query: Query, nowMs: number): ListedZone[] {
    const kinds = this.entries.map((entry) => ({ entry, kind: this.abbreviationKind(entry, query, nowMs) }));
    const ofKind = (wanted: Kind): ListedZone[] =>
      kinds.flatMap(({ entry, kind }) => (kind === wanted ? entry.listed : []));
    return [...ofKind('abbreviation'), ...ofKind('abbreviation to come')];
  }

  /** The zones with an offset at an instant, UTC first and then by population. */
  byOffset(offsetMinutes: number, nowMs: number): FoundZone[] {
    return this.entries
      .filter(({ listed }) => this.table.historyOf(listed.zone).ruleAt(nowMs).offsetMinutes === offsetMinutes)
      .map(({ listed }): FoundZone => ({ listed, matchedOn: 'offset', rank: listed.zone === 'UTC' ? 0 : 1 }))
      .sort(byRank);
  }

  /** The zones that match a query, by name, old name, country or abbreviation, the best match first. */
  byText(query: Query, nowMs: number): FoundZone[] {
    const found: FoundZone[] = [];
    for (const entry of this.entries) {
      const { kind, rank } = nearestKind(entry, query, this.abbreviationKind(entry, query, nowMs));
      if (rank !== NOWHERE) found.push({ listed: entry.listed, matchedOn: matchKindOf(kind), rank });
    }
    return found.sort(byRank);
  }

  private get entries(): readonly SearchEntry[] {
    return (this.foldedEntries ??= searchEntries(this.zones));
  }

  /** Matches the current abbreviation and the one after the next change: in November `IST` still means Ireland as well. */
  private abbreviationKind({ listed }: SearchEntry, { inner }: Query, nowMs: number): Kind | null {
    if (!ABBREVIATION.test(inner)) return null;
    const history = this.table.historyOf(listed.zone);
    if (history.ruleAt(nowMs).abbreviation.toLowerCase() === inner) return 'abbreviation';
    const next = history.nextChangeAfter(nowMs);
    return next?.abbreviation.toLowerCase() === inner ? 'abbreviation to come' : null;
  }
}

function nearestKind(
  entry: SearchEntry,
  query: Query,
  abbreviation: Kind | null,
): { kind: Kind; rank: number } {
  let nearest: { kind: Kind; rank: number } = { kind: 'mixed words', rank: NOWHERE };
  const consider = (kind: Kind, nearness: number): void => {
    const rank = rankOf(kind, nearness);
    if (rank < nearest.rank) nearest = { kind, rank };
  };
  if (abbreviation !== null) consider(abbreviation, EXACT);
  if (!entry.all.includes(query.firstWord)) return nearest;
  consider('name', nameNearness(entry, query));
  for (const old of entry.oldNames) consider('old-name', nearnessOf(old, query));
  for (const country of entry.countries) consider('country', nearnessOf(country, query));
  // Two letters are more often the beginning of a name than a country code.
  if (entry.countryCodes.includes(query.text)) consider('country', PREFIX);
  if (hasAllWords(entry.all, query)) consider('mixed words', WORDS);
  return nearest;
}

function nameNearness({ name, path }: SearchEntry, query: Query): number {
  if (path === query.text) return EXACT;
  // A path that begins with `america` only contains the word.
  return Math.min(nearnessOf(name, query), hasAllWords(path, query) ? WORDS : NOWHERE);
}

/** A zone with the name of its city, which differs from the zone's name by its accents only. */
function withCity(listed: ListedZone, city: Place | undefined): ListedZone {
  if (city === undefined) return listed;
  const { name, region } = city;
  const population = Math.max(listed.population, city.population);
  return { ...listed, name, region, population, coordinates: city.coordinates ?? listed.coordinates };
}

function byRank(a: FoundZone, b: FoundZone): number {
  return a.rank - b.rank;
}

function byPopulation(a: ListedZone, b: ListedZone): number {
  return b.population - a.population || order(a.zone, b.zone);
}

/** Folds each name once, because there are ten times as many comparisons as names. */
function inOrderOfNames(zones: readonly ListedZone[]): ListedZone[] {
  return zones
    .map((listed) => ({ listed, isUtc: listed.zone === 'UTC', name: foldText(listed.name) }))
    .sort((a, b) => Number(b.isUtc) - Number(a.isUtc) || order(a.name, b.name))
    .map(({ listed }) => listed);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
