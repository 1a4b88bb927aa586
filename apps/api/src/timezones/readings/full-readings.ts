import type { ZoneRules } from '../rules/zone-rules';
import { parseCalendarLabel } from './calendar-label';
import type { FullMatch, GazetteerIndex } from '../names/gazetteer-index';
import { type Query, queryOf } from '../names/nearness';
import { parseMilitaryLetter } from './military-letter';
import { parseOffsetQuery } from './offset-query';
import { qualifiedMatches } from './qualified-name';
import {
  type Reading,
  readingOfAbbreviation,
  readingOfLetter,
  readingOfMatch,
  readingOfOffset,
  readingOfOldZone,
  readingOfZone,
} from './reading';
import { inOrder, withoutUnlikelyCodes } from './reading-order';
import { withoutPhrases } from './spoken-phrase';
import { type ZoneOffer, ZoneOffers } from '../names/zone-offer';
import type { ZoneSearchIndex } from '../names/zone-search-index';

const MINUTES_PER_HOUR = 60;

/** Finds what a text names in full, as opposed to what it is the beginning or a part of. */
export class FullReadings {
  private readonly offers: ZoneOffers;

  constructor(
    private readonly rules: ZoneRules,
    private readonly zones: ZoneSearchIndex,
    private readonly gazetteer: GazetteerIndex | null,
  ) {
    this.offers = new ZoneOffers(zones, gazetteer);
  }

  /**
   * Everything that a text names in full, the most likely first; if it names nothing, what it names without the phrases around
   * it: `London time`, `what time is it in Sydney`, `3pm in Lisbon`, `(GMT+01:00) Amsterdam, Berlin`.
   */
  of(text: string, nowMs: number): Reading[] {
    const typed = text.trim();
    const whole = this.ofWhole(typed, nowMs);
    if (whole.length > 0) return whole;
    const label = this.ofCalendarLabel(typed, nowMs);
    if (label.length > 0) return label;
    for (const shorter of withoutPhrases(typed)) {
      const readings = this.ofWhole(shorter, nowMs);
      if (readings.length > 0) return readings;
    }
    return [];
  }

  private ofWhole(typed: string, nowMs: number): Reading[] {
    const offsetMinutes = parseOffsetQuery(typed);
    if (offsetMinutes !== null) return this.ofOffset(offsetMinutes, nowMs);
    const zone = this.zoneOf(typed);
    const query = queryOf(typed);
    if (query === null) return zone;
    const named = [...this.ofMilitaryLetter(typed), ...this.ofItems(typed, query), ...this.ofZones(query)];
    const all = [...zone, ...this.withAbbreviation(named, query, nowMs)];
    return all.length > 0 ? inOrder(all) : this.ofQualified(query);
  }

  private ofOffset(offsetMinutes: number, nowMs: number): Reading[] {
    const offers = [
      ...this.fixedZone(offsetMinutes),
      ...this.zones
        .byOffset(offsetMinutes, nowMs)
        .flatMap(({ listed }) => this.offers.ofZone(listed.zone, 'offset')),
    ];
    return offers.length > 0 ? [readingOfOffset(offers)] : [];
  }

  private ofMilitaryLetter(typed: string): Reading[] {
    const offsetMinutes = parseMilitaryLetter(typed);
    if (offsetMinutes === null) return [];
    const offers = offsetMinutes === 0 ? this.offers.ofZone('UTC', 'label') : this.fixedZone(offsetMinutes);
    return offers.length > 0 ? [readingOfLetter(offers)] : [];
  }

  /** The zone that has always had an offset of whole hours. For 0 this is UTC itself. */
  private fixedZone(offsetMinutes: number): ZoneOffer[] {
    const hours = offsetMinutes / MINUTES_PER_HOUR;
    const zone = this.rules.resolve(`Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`);
    return hours === 0 || zone === null ? [] : this.offers.ofZone(zone, 'offset');
  }

  /** An IANA name with its area, which stays as it was typed even if it is an old one; and those without a place. */
  private zoneOf(typed: string): Reading[] {
    // An unescaped `+` of a query string has become a space.
    const zone = [typed, typed.replaceAll(' ', '_'), typed.replaceAll(' ', '+')]
      .map((spelling) => this.rules.resolve(spelling))
      .find((name) => name !== null);
    if (zone === undefined || zone === null) return [];
    const isListed = this.zones.listedZone(zone) !== undefined;
    if (!zone.includes('/') && !isListed) return [];
    const isOld = this.zones.modernZoneOf(zone) !== undefined;
    return this.offers.ofZone(zone, isOld ? 'old-name' : 'name').map(readingOfZone);
  }

  private ofItems(typed: string, { inner }: Query): Reading[] {
    const matches = this.gazetteer?.inFull(inner) ?? [];
    return this.readingsOf(withoutUnlikelyCodes(matches, typed), inner);
  }

  private ofQualified({ inner }: Query): Reading[] {
    const { gazetteer } = this;
    if (gazetteer === null) return [];
    return inOrder(
      this.readingsOf(
        qualifiedMatches(inner, (text) => gazetteer.inFull(text)),
        inner,
      ),
    );
  }

  private readingsOf(matches: readonly FullMatch[], text: string): Reading[] {
    return matches.flatMap((match) => {
      const offers = this.offers.of(match);
      return offers.length === 0 ? [] : readingOfMatch(match, offers, text);
    });
  }

  private ofZones(query: Query): Reading[] {
    const path = this.zones.byPath(query);
    return [
      ...(path === undefined ? [] : this.offers.ofZone(path.zone, 'name').map(readingOfZone)),
      ...this.zones.byWholeName(query).flatMap(({ listed, isOld }) => {
        const offers = this.offers.ofZone(listed.zone, isOld ? 'old-name' : 'name');
        return offers.map(readingOfOldZone);
      }),
    ];
  }

  /** Adds the zones whose clocks show an abbreviation to those that the gazetteer names for it. */
  private withAbbreviation(readings: readonly Reading[], query: Query, nowMs: number): Reading[] {
    const shown = this.zones
      .byAbbreviation(query, nowMs)
      .flatMap(({ zone }) => this.offers.ofZone(zone, 'abbreviation'));
    if (shown.length === 0) return [...readings];
    const label = readings.find(({ kind }) => kind === 'abbreviation');
    const preferred = label?.offers ?? [];
    const isPreferred = new Set(preferred.map(({ zone }) => zone));
    const offers = [
      ...this.shownFirst(preferred, query, nowMs),
      ...shown.filter(({ zone }) => !isPreferred.has(zone)),
    ];
    const others = readings.filter((reading) => reading !== label);
    return [...others, readingOfAbbreviation(offers, label?.item ?? null, query.inner)];
  }

  /** `AEST` is Brisbane while Sydney is on daylight saving time: within a country, the clocks that show it are meant first. */
  private shownFirst(offers: readonly ZoneOffer[], { inner }: Query, nowMs: number): readonly ZoneOffer[] {
    const country = offers[0]?.country;
    const first = offers.find((offer) => offer.country === country && this.shows(offer.zone, inner, nowMs));
    return first === undefined ? offers : [first, ...offers.filter((offer) => offer !== first)];
  }

  private shows(zone: string, abbreviation: string, nowMs: number): boolean {
    return this.rules.stateAt(zone, nowMs).abbreviation.toLowerCase() === abbreviation;
  }

  /** What calendar programs call a zone means the first of its places that has the offset. */
  private ofCalendarLabel(typed: string, nowMs: number): Reading[] {
    const label = parseCalendarLabel(typed);
    if (label === null) return [];
    for (const text of label.texts) {
      const readings = this.ofWhole(text, nowMs).flatMap((reading) => {
        const offers = reading.offers.filter(({ zone }) => this.hasOffset(zone, label.offsetMinutes, nowMs));
        return offers.length === 0 ? [] : { ...reading, offers };
      });
      if (readings.length > 0) return readings;
    }
    return this.ofOffset(label.offsetMinutes, nowMs);
  }

  /** Whether a zone has an offset now or after its next change. */
  private hasOffset(zone: string, offsetMinutes: number, nowMs: number): boolean {
    const { offsetMinutes: current, next } = this.rules.stateAt(zone, nowMs);
    return current === offsetMinutes || next?.offsetMinutes === offsetMinutes;
  }
}
