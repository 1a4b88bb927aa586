import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import {
  type Coordinates,
  MAX_QUERY_LENGTH,
  MAX_ZONE_MATCHES,
  type SavedZone,
  type ZoneMatch,
} from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { ZoneRules } from '../rules/zone-rules';
import type { ZoneTable } from '../rules/zone-table';
import { FullReadings } from '../readings/full-readings';
import { gazetteerContents } from '../names/gazetteer-contents';
import { GazetteerIndex } from '../names/gazetteer-index';
import { itemsOfFiles } from '../names/gazetteer-item';
import { rowsByLikelihood } from '../readings/likely-readings';
import { coordinatesOfPlace } from '../names/place-coordinates';
import { NOWHERE, type Query, queryOf, WORDS } from '../names/nearness';
import { byRank, rankedOffers, similarOffers } from './ranked-offers';
import type { Reading } from '../readings/reading';
import { withoutPhrases } from '../readings/spoken-phrase';
import { optionalCoordinates, type ZoneOffer } from '../names/zone-offer';
import { type FoundZone, ZoneSearchIndex } from '../names/zone-search-index';

/** Fewer letters could mean anything. */
const MIN_HINT_LENGTH = 3;
/**
 * Queries that exercise every path of a search, and the beginnings that most names have. Two that few names match are first,
 * because uncompiled code takes 15 ms for one that many match.
 */
const WARM_UP_QUERIES = [
  'tokyo',
  'san',
  's',
  'a',
  'm',
  'i n',
  'ist',
  '+1',
  'united states',
  'zzzzz',
  's',
  'a',
  'm',
];

/** Finds zones by what users type: places, countries, old names, abbreviations, offsets. */
@Injectable()
export class ZoneSearch {
  private readonly logger = new Logger(ZoneSearch.name);
  /** Rules are replaced as a whole, and their index with them. */
  private indexes = new WeakMap<ZoneTable, ZoneSearchIndex>();
  /** Null until they are loaded. */
  private gazetteer: GazetteerIndex | null = null;
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

  /** Indexes rules before they are searched, in turns of a few milliseconds, so that neither the first search nor a tick is delayed. */
  async makeReady(table: ZoneTable): Promise<void> {
    const index = this.indexOf(table);
    await nextTurn();
    index.foldNames();
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

  /** Everything that a text names in full, the most likely first. */
  readingsOf(text: string, nowMs: number): Reading[] {
    return new FullReadings(this.rules, this.indexOf(this.rules.table), this.gazetteer).of(text, nowMs);
  }

  /** The zone that was probably meant by an unknown name, or null. */
  suggestionFor(unknown: string): string | null {
    return this.nearestTo(unknown, 1)[0]?.zone ?? null;
  }

  /** What may have been meant by a text that is no name, by its last part: a name that it begins, or a similar one. */
  nearestTo(unknown: string, limit: number): ZoneMatch[] {
    const place = unknown.slice(unknown.lastIndexOf('/') + 1).trim();
    if (place.length < MIN_HINT_LENGTH || place.length > MAX_QUERY_LENGTH) return [];
    return this.search(place, limit);
  }

  /**
   * Where the place of a clock is; without a place, or if it is not found, where the city of its zone is. Null for clocks
   * without a place, such as `UTC`. Before the places are loaded, only cities of zones are known.
   */
  coordinatesOf({ zone, place, country }: Pick<SavedZone, 'zone' | 'place' | 'country'>): Coordinates | null {
    const index = this.indexOf(this.rules.table);
    const listed = index.listedZone(zone) ?? index.modernZoneOf(zone);
    if (listed === undefined) return null;
    const found =
      this.gazetteer === null || place === null
        ? null
        : coordinatesOfPlace(this.gazetteer, { zone: listed.zone, place, country });
    return found ?? listed.coordinates;
  }

  /** The country of the city of a zone by its English name; null if there is none, or two claim it. */
  countryOf(zone: string): string | null {
    const index = this.indexOf(this.rules.table);
    return (index.listedZone(zone) ?? index.modernZoneOf(zone))?.country ?? null;
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
    let gazetteer: GazetteerIndex;
    try {
      gazetteer = new GazetteerIndex(await gazetteerContents(itemsOfFiles()));
    } catch (error) {
      this.logger.error(
        { err: error },
        'The places cannot be loaded, so only zones are found: rebuild the API.',
      );
      return;
    }
    // Indexing the zones takes a few milliseconds.
    await nextTurn();
    this.gazetteer = gazetteer;
    this.indexes = new WeakMap();
    await this.makeReady(this.rules.table);
  }

  private offers(text: string, limit: number, nowMs: number): ZoneOffer[] {
    const index = this.indexOf(this.rules.table);
    if (text.trim() === '') return index.all.map(offerOfZone);
    const readings = this.readingsOf(text, nowMs);
    const offers = rowsByLikelihood(readings.filter(isShown));
    if (readings[0]?.kind === 'offset') return offers;
    // What a text is a part of follows what it names in full; a phrase around a name is left out only if nothing is found.
    for (const typed of [text, ...withoutPhrases(text)]) {
      const query = queryOf(typed);
      const parts = query === null ? [] : this.partsOf(query, limit, nowMs, index, offers.length > 0);
      if (parts.length > 0) return distinct([...offers, ...parts]);
    }
    return distinct(offers);
  }

  /** Similar names are offered only if no name is meant, and none has the whole query at its beginning. */
  private partsOf(
    query: Query,
    limit: number,
    nowMs: number,
    index: ZoneSearchIndex,
    isNamed: boolean,
  ): ZoneOffer[] {
    const ranked = rankedOffers(query, limit, nowMs, index, this.gazetteer);
    const isBeginning = (ranked[0]?.rank ?? NOWHERE) < WORDS;
    if (!isNamed && !isBeginning) {
      ranked.push(...similarOffers(query.inner, limit, index, this.gazetteer));
      ranked.sort(byRank);
    }
    // Airports are for those who type their code or name: a city is not followed by each of its own.
    const isPlaceNamed = isNamed || ranked.some(({ rank, offer }) => rank < WORDS && !isAirport(offer));
    return ranked.map(({ offer }) => offer).filter((offer) => !isPlaceNamed || !isAirport(offer));
  }

  private indexOf(table: ZoneTable): ZoneSearchIndex {
    const index = this.indexes.get(table) ?? new ZoneSearchIndex(table, this.gazetteer?.citiesOfZones());
    this.indexes.set(table, index);
    return index;
  }
}

function offerOfZone({ listed, matchedOn }: FoundZone): ZoneOffer {
  const { zone, name, region, country, coordinates } = listed;
  return { zone, name, region, country, matchedOn, ...optionalCoordinates(coordinates) };
}

/** An airport is no more than its city by its name, as opposed to its code. */
function isShown({ kind, isCode }: Reading, _at: number, readings: readonly Reading[]): boolean {
  return kind !== 'airport' || isCode || readings.every((other) => other.kind === 'airport');
}

function isAirport({ matchedOn }: ZoneOffer): boolean {
  return matchedOn === 'airport';
}

/** Leaves out rows that look like an earlier one, and regions that are called like a place with the same clock. */
function distinct(offers: readonly ZoneOffer[]): ZoneOffer[] {
  const seen = new Set<string>();
  return offers.filter(({ zone, name, region, country, matchedOn }) => {
    const short = JSON.stringify([zone, name, country]);
    const whole = JSON.stringify([zone, name, country, region]);
    if (seen.has(matchedOn === 'region' && region === null ? short : whole)) return false;
    seen.add(short).add(whole);
    return true;
  });
}
