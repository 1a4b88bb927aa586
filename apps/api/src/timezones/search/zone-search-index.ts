import type { MatchKind } from '@live-tz/contracts';
import type { ZoneTable } from '../zone-table';
import { type ListedZone, listZones } from './listed-zones';
import { EXACT, hasAllWords, nearnessOf, NOWHERE, PREFIX, type Query, queryOf, WORDS } from './nearness';
import { type SearchEntry, searchEntries } from './search-entry';

/** A zone that a search found, and by what. */
export interface FoundZone {
  listed: ListedZone;
  matchedOn: MatchKind;
}

interface Ranked extends FoundZone {
  rank: number;
}

type Kind = MatchKind | 'abbreviation to come' | 'mixed words';

/** Nearness decides first; between matches equally near, what they were made on. */
const ORDER_OF_KINDS: Readonly<Record<Kind, number>> = {
  name: 0,
  'old-name': 0.1,
  country: 0.2,
  abbreviation: 0.3,
  'abbreviation to come': 0.4,
  offset: 0.5,
  'mixed words': 0.6,
};

const ABBREVIATION = /^[a-z]{3,5}$/;

/** The zones of one table, ready to be searched. Never changes: newer rules are another index. */
export class ZoneSearchIndex {
  /** All zones, UTC first and then by what they are called: where a picker starts. */
  readonly all: readonly FoundZone[];

  /** By population: among matches of one rank this order stays. */
  private readonly entries: readonly SearchEntry[];
  private readonly listedNames: ReadonlySet<string>;
  private readonly listedByOldName: ReadonlyMap<string, ListedZone>;

  constructor(readonly table: ZoneTable) {
    const zones = listZones(table);
    this.all = zones.map((listed): FoundZone => ({ listed, matchedOn: 'name' })).sort(byNameAfterUtc);
    this.entries = searchEntries(zones).sort((a, b) => byPopulation(a.listed, b.listed));
    this.listedNames = new Set(zones.map(({ zone }) => zone));
    this.listedByOldName = new Map(zones.flatMap((zone) => zone.oldNames.map((old) => [old, zone] as const)));
  }

  isListed(name: string): boolean {
    return this.listedNames.has(name);
  }

  /** The zone that is offered in place of an old name. */
  modernZoneOf(oldName: string): ListedZone | undefined {
    return this.listedByOldName.get(oldName);
  }

  /** The zones at an offset at an instant, UTC first and then by population. */
  byOffset(offsetMinutes: number, nowMs: number): FoundZone[] {
    return this.entries
      .filter(({ listed }) => this.table.historyOf(listed.zone).ruleAt(nowMs).offsetMinutes === offsetMinutes)
      .map(({ listed }): Ranked => ({ listed, matchedOn: 'offset', rank: listed.zone === 'UTC' ? 0 : 1 }))
      .sort(byRank);
  }

  /** The zones that a text names, by name, old name, country or abbreviation, nearest first. */
  byText(text: string, nowMs: number): FoundZone[] {
    const query = queryOf(text);
    if (query === null) return [];
    const found: Ranked[] = [];
    for (const entry of this.entries) {
      const { kind, rank } = nearestKind(entry, query, this.abbreviationKind(entry, query, nowMs));
      if (rank !== NOWHERE) found.push({ listed: entry.listed, matchedOn: matchKindOf(kind), rank });
    }
    return found.sort(byRank);
  }

  /** The abbreviation of now and of after the next change: in November `IST` still means Ireland as well. */
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
    const rank = nearness + ORDER_OF_KINDS[kind];
    if (rank < nearest.rank) nearest = { kind, rank };
  };
  if (abbreviation !== null) consider(abbreviation, EXACT);
  if (!entry.all.includes(query.firstWord)) return nearest;
  consider('name', nameNearness(entry, query));
  for (const old of entry.oldNames) consider('old-name', nearnessOf(old, query));
  for (const country of entry.countries) consider('country', nearnessOf(country, query));
  // Two letters are more often the beginning of a name than a code.
  if (entry.countryCodes.includes(query.text)) consider('country', PREFIX);
  if (hasAllWords(entry.all, query)) consider('mixed words', WORDS);
  return nearest;
}

function nameNearness({ name, path }: SearchEntry, query: Query): number {
  if (path === query.text) return EXACT;
  // That a path begins with `america` says no more than that the word is in there.
  return Math.min(nearnessOf(name, query), hasAllWords(path, query) ? WORDS : NOWHERE);
}

function matchKindOf(kind: Kind): MatchKind {
  if (kind === 'abbreviation to come') return 'abbreviation';
  return kind === 'mixed words' ? 'name' : kind;
}

function byRank(a: Ranked, b: Ranked): number {
  return a.rank - b.rank;
}

function byPopulation(a: ListedZone, b: ListedZone): number {
  return b.population - a.population || order(a.zone, b.zone);
}

function byNameAfterUtc({ listed: a }: FoundZone, { listed: b }: FoundZone): number {
  return Number(b.zone === 'UTC') - Number(a.zone === 'UTC') || order(a.name, b.name);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
