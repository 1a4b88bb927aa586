import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { MAX_QUERY_LENGTH, MAX_ZONE_MATCHES, type ZoneMatch } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { ZoneRules } from '../rules/zone-rules';
import type { ZoneTable } from '../rules/zone-table';
import { matchKindOf } from './match-rank';
import { type Query, queryOf } from './nearness';
import { parseOffsetQuery } from './offset-query';
import { type FoundPlace, PlaceIndex } from './place-index';
import { placesOfFile } from '../gazetteer/places-file';
import { zoneDisplayName } from './zone-display-name';
import { type FoundZone, ZoneSearchIndex } from './zone-search-index';

const MINUTES_PER_HOUR = 60;
/** Fewer letters could mean anything. */
const MIN_HINT_LENGTH = 3;
/** Queries that exercise every path of a search, and the beginnings that most names have. */
const WARM_UP_QUERIES = ['s', 'a', 'm', 'i n', 'san', 'ist', '+1', 'united states', 'zzz', 's', 'a', 'm'];

/** A match without its offset, which only the few returned matches need. */
type ZoneOffer = Omit<ZoneMatch, 'offsetMinutes'>;

/** A zone, or a place in it, among others that match a query. */
interface Candidate {
  readonly offer: ZoneOffer;
  readonly rank: number;
  readonly population: number;
}

/** Finds zones by what users type: places, countries, old names, abbreviations, offsets. */
@Injectable()
export class ZoneSearch {
  private readonly logger = new Logger(ZoneSearch.name);
  /** Rules are replaced as a whole, and their index with them. */
  private indexes = new WeakMap<ZoneTable, ZoneSearchIndex>();
  /** Null until they are loaded. */
  private places: PlaceIndex | null = null;
  private loadingPlaces: Promise<void> | null = null;

  constructor(
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Resolves when places can be found as well as zones. The first call loads them, which takes a fraction of a second and 30 MB
   * that an idle node does without; they are loaded for a few milliseconds at a time, so that no tick is delayed.
   */
  ready(): Promise<void> {
    this.loadingPlaces ??= this.loadPlaces().then(() => void this.warmUp());
    return this.loadingPlaces;
  }

  /** Indexes rules before they are searched, so that the first search is not slow. */
  makeReady(table: ZoneTable): void {
    this.indexOf(table);
  }

  /**
   * The zones that a text may mean, the best match first: exact before prefix before part, then by population. An empty text
   * returns the beginning of all zones, UTC first. A match of an old name offers the current name, unless the old one was typed
   * in full (`Asia/Calcutta`): then that one is offered first, as it was chosen.
   *
   * @param limit maximum number of rows
   */
  search(text: string, limit: number): ZoneMatch[] {
    const nowMs = this.clock.nowMs();
    return this.offers(text, limit, nowMs)
      .slice(0, limit)
      .map((offer) => ({ ...offer, offsetMinutes: this.rules.stateAt(offer.zone, nowMs).offsetMinutes }));
  }

  /** The name that was probably meant by an unknown one, found by its last part, or null. */
  suggestionFor(unknown: string): string | null {
    const place = unknown.slice(unknown.lastIndexOf('/') + 1).trim();
    if (place.length < MIN_HINT_LENGTH || place.length > MAX_QUERY_LENGTH) return null;
    return this.search(place, 1)[0]?.zone ?? null;
  }

  /** Lets the engine compile the search: otherwise the first typed letters would cost ten times as much as later ones. */
  private async warmUp(): Promise<void> {
    for (const text of WARM_UP_QUERIES) {
      await nextTurn();
      this.search(text, MAX_ZONE_MATCHES);
    }
  }

  private async loadPlaces(): Promise<void> {
    // A search by abbreviation or offset reads every zone.
    void this.rules.table.unpackAll();
    try {
      this.places = await PlaceIndex.of(placesOfFile());
    } catch (error) {
      this.logger.error(
        { err: error },
        'The places cannot be loaded, so only zones are found: rebuild the API.',
      );
      return;
    }
    this.indexes = new WeakMap();
    this.makeReady(this.rules.table);
  }

  private offers(text: string, limit: number, nowMs: number): ZoneOffer[] {
    const index = this.indexOf(this.rules.table);
    if (text.trim() === '') return index.all.map(offerOfZone);
    const offsetMinutes = parseOffsetQuery(text);
    if (offsetMinutes !== null) {
      return [...this.fixedZone(offsetMinutes), ...index.byOffset(offsetMinutes, nowMs).map(offerOfZone)];
    }
    const query = queryOf(text);
    const found = query === null ? [] : this.byText(query, limit, nowMs, index);
    return [...this.typedInFull(text.trim(), index), ...found];
  }

  /** A zone and the city after which it is named are one row: the better of the two matches counts. */
  private byText(query: Query, limit: number, nowMs: number, index: ZoneSearchIndex): ZoneOffer[] {
    const zones = new Map(
      index.byText(query, nowMs).map((found) => [found.listed.zone, candidateOfZone(found)]),
    );
    const others: Candidate[] = [];
    for (const found of this.places?.find(query, limit) ?? []) {
      const listed = index.listedZone(found.place.zone);
      // The operator's own rules may lack a zone.
      if (listed === undefined) continue;
      const matchedOn = matchKindOf(found.kind);
      if (!found.place.isCityOfZone) others.push(candidateOfPlace(found));
      else if (found.rank < (zones.get(listed.zone)?.rank ?? Infinity)) {
        zones.set(listed.zone, candidateOfZone({ listed, matchedOn, rank: found.rank }));
      }
    }
    return [...zones.values(), ...others].sort(byRank).map(({ offer }) => offer);
  }

  private indexOf(table: ZoneTable): ZoneSearchIndex {
    const index = this.indexes.get(table) ?? new ZoneSearchIndex(table, this.places?.citiesOfZones());
    this.indexes.set(table, index);
    return index;
  }

  /** The zone that has always had an offset of whole hours. For 0 this is UTC itself. */
  private fixedZone(offsetMinutes: number): ZoneOffer[] {
    const hours = offsetMinutes / MINUTES_PER_HOUR;
    const zone = this.rules.resolve(`Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`);
    return hours === 0 || zone === null
      ? []
      : [{ zone, name: zoneDisplayName(zone), region: null, country: null, matchedOn: 'offset' }];
  }

  /** A full name with its area that the index does not list. An unescaped `+` of a query string has become a space here. */
  private typedInFull(text: string, index: ZoneSearchIndex): ZoneOffer[] {
    const zone = [text, text.replaceAll(' ', '_'), text.replaceAll(' ', '+')]
      .map((spelling) => this.rules.resolve(spelling))
      .find((name) => name !== null);
    if (zone === undefined || zone === null || !zone.includes('/') || index.listedZone(zone) !== undefined)
      return [];
    const modern = index.modernZoneOf(zone);
    const matchedOn = modern === undefined ? 'name' : 'old-name';
    return [{ zone, name: zoneDisplayName(zone), region: null, country: modern?.country ?? null, matchedOn }];
  }
}

function offerOfZone({ listed: { zone, name, region, country }, matchedOn }: FoundZone): ZoneOffer {
  return { zone, name, region, country, matchedOn };
}

function candidateOfZone(found: FoundZone): Candidate {
  return { offer: offerOfZone(found), rank: found.rank, population: found.listed.population };
}

function candidateOfPlace({ place, country, kind, rank }: FoundPlace): Candidate {
  const { zone, name, region, population } = place;
  return { offer: { zone, name, region, country, matchedOn: matchKindOf(kind) }, rank, population };
}

function byRank(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || b.population - a.population;
}
