import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MAX_QUERY_LENGTH, type ZoneMatch } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { ZoneRules } from '../zone-rules';
import type { ZoneTable } from '../zone-table';
import { parseOffsetQuery } from './offset-query';
import { zoneDisplayName } from './zone-display-name';
import { type FoundZone, ZoneSearchIndex } from './zone-search-index';

const MINUTES_PER_HOUR = 60;
/** Fewer letters than that could mean anything. */
const SHORTEST_HINT = 3;

/** A match but for its offset, which only the few that are returned need. */
type ZoneOffer = Omit<ZoneMatch, 'offsetMinutes'>;

/** Finds zones by what people type: places, countries, old names, abbreviations, offsets. */
@Injectable()
export class ZoneSearch implements OnApplicationBootstrap {
  /** Rules are replaced as a whole, and what is known by heart of them with them. */
  private readonly indexes = new WeakMap<ZoneTable, ZoneSearchIndex>();

  constructor(
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
  ) {
    this.makeReady(rules.table);
  }

  /** A search by abbreviation or offset asks every zone: the first one shall not be the slow one. */
  onApplicationBootstrap(): void {
    void this.rules.table.unpackAll();
  }

  /** Indexes rules before somebody searches them: the first search shall not be the slow one. */
  makeReady(table: ZoneTable): void {
    this.indexOf(table);
  }

  /**
   * The zones a text may mean, nearest first: exact before prefix before part, then by population. An empty text gives the
   * beginning of all zones, UTC first. A match on an old name offers the name of today, unless the old one was typed in
   * full (`Asia/Calcutta`): that one is offered first then, as it was chosen.
   *
   * @param limit rows at the most
   */
  search(text: string, limit: number): ZoneMatch[] {
    const nowMs = this.clock.nowMs();
    return this.offers(text, nowMs)
      .slice(0, limit)
      .map((offer) => ({ ...offer, offsetMinutes: this.rules.stateAt(offer.zone, nowMs).offsetMinutes }));
  }

  /** The name that somebody who wrote an unknown one may have meant, by its last part, or null. */
  suggestionFor(unknown: string): string | null {
    const place = unknown.slice(unknown.lastIndexOf('/') + 1).trim();
    if (place.length < SHORTEST_HINT || place.length > MAX_QUERY_LENGTH) return null;
    return this.search(place, 1)[0]?.zone ?? null;
  }

  private offers(text: string, nowMs: number): ZoneOffer[] {
    const index = this.indexOf(this.rules.table);
    if (text.trim() === '') return index.all.map(offerOf);
    const offsetMinutes = parseOffsetQuery(text);
    return offsetMinutes === null
      ? [...this.typedInFull(text.trim(), index), ...index.byText(text, nowMs).map(offerOf)]
      : [...this.fixedZone(offsetMinutes), ...index.byOffset(offsetMinutes, nowMs).map(offerOf)];
  }

  private indexOf(table: ZoneTable): ZoneSearchIndex {
    const index = this.indexes.get(table) ?? new ZoneSearchIndex(table);
    this.indexes.set(table, index);
    return index;
  }

  /** The zone that has always had an offset of whole hours. UTC itself stands for 0. */
  private fixedZone(offsetMinutes: number): ZoneOffer[] {
    const hours = offsetMinutes / MINUTES_PER_HOUR;
    const zone = this.rules.resolve(`Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`);
    return hours === 0 || zone === null
      ? []
      : [{ zone, name: zoneDisplayName(zone), country: null, matchedOn: 'offset' }];
  }

  /** A name with its area that the index does not list. An unescaped `+` of a query string has become a space here. */
  private typedInFull(text: string, index: ZoneSearchIndex): ZoneOffer[] {
    const zone = [text, text.replaceAll(' ', '_'), text.replaceAll(' ', '+')]
      .map((spelling) => this.rules.resolve(spelling))
      .find((name) => name !== null);
    if (zone === undefined || zone === null || !zone.includes('/') || index.isListed(zone)) return [];
    const modern = index.modernZoneOf(zone);
    const matchedOn = modern === undefined ? 'name' : 'old-name';
    return [{ zone, name: zoneDisplayName(zone), country: modern?.country ?? null, matchedOn }];
  }
}

function offerOf({ listed: { zone, name, country }, matchedOn }: FoundZone): ZoneOffer {
  return { zone, name, country, matchedOn };
}
