import { Injectable } from '@nestjs/common';
import type { ZoneMatch } from '@live-tz/contracts';
import { ZoneRules } from '../rules/zone-rules';
import { isWellKnownBy, likelyReadings } from '../readings/likely-readings';
import { type Reading, rowsOf } from '../readings/reading';
import type { ZoneOffer } from '../names/zone-offer';
import { ZoneSearch } from '../search/zone-search';
import { ClockAgreement } from './clock-agreement';
import type { ResolvedName } from './resolved-name';
import { type ClocksInForce, clocksInForce } from './time-in-force';

/** The list is read by a user and must stay short. */
const MAX_CANDIDATES = 20;
const MAX_NEAREST = 5;

/**
 * Decides which clock a text means, for everything that accepts the name of one. It never guesses: a search ranks what a text may
 * mean, and this says whether that is one clock.
 */
@Injectable()
export class NameResolver {
  constructor(
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
  ) {}

  /** Resolves when places can be resolved as well as zones. */
  ready(): Promise<void> {
    return this.search.ready();
  }

  /**
   * The clock that a text names in full: a zone, a place, a region, a country, a code, an abbreviation or an offset. Things of one
   * name whose clocks show the same time for the next year are one clock.
   *
   * @param text no longer than a query may be
   * @param withNearest whether similar names are searched for a text that is no name
   */
  resolve(text: string, nowMs: number, withNearest = true): ResolvedName {
    const clocks = new ClockAgreement(this.rules.table, nowMs);
    const readings = likelyReadings(this.search.readingsOf(text, nowMs));
    const [first] = readings;
    if (first === undefined) {
      return { kind: 'none', nearest: withNearest ? this.search.nearestTo(text, MAX_NEAREST) : [] };
    }
    const isWellKnown = readings.some(isWellKnownBy);
    if (first.kind === 'offset') return this.one(first.offers, isWellKnown, nowMs);
    const meant = withoutStaleLabels(readings.map((reading) => clocksInForce(reading, clocks)));
    const offers = rowsOf(meant.map(({ inForce }) => ({ offers: inForce })));
    const others = meant.flatMap(({ notInForce }) => notInForce);
    const note = meant.find((each) => each.note !== null)?.note ?? null;
    if (offers.length === 0 && note !== null) {
      return { kind: 'not-in-force', candidates: this.candidates(others, clocks, nowMs), note, isWellKnown };
    }
    const isSure = note === null && this.isOneClock(readings, offers, clocks);
    if (isSure) return this.one(offers, isWellKnown, nowMs);
    return {
      kind: 'several',
      candidates: this.candidates([...offers, ...others], clocks, nowMs),
      isWellKnown,
    };
  }

  /** An abbreviation is a time of now: zones that show it at different dates are one clock while they show the same. */
  private isOneClock(
    readings: readonly Reading[],
    offers: readonly ZoneOffer[],
    clocks: ClockAgreement,
  ): boolean {
    const zones = offers.map(({ zone }) => zone);
    if (readings.every(({ kind }) => kind === 'abbreviation')) {
      return new Set(zones.map((zone) => clocks.offsetOf(zone))).size <= 1;
    }
    return clocks.isOneClock(zones);
  }

  private one(offers: readonly ZoneOffer[], isWellKnown: boolean, nowMs: number): ResolvedName {
    const [match] = this.withOffsets(offers.slice(0, 1), nowMs);
    return match === undefined ? { kind: 'none', nearest: [] } : { kind: 'one', match, isWellKnown };
  }

  /** The first row of each clock within a country. */
  private candidates(offers: readonly ZoneOffer[], clocks: ClockAgreement, nowMs: number): ZoneMatch[] {
    const firsts = new Map<string, ZoneOffer>();
    for (const offer of offers) {
      const key = `${clocks.clockOf(offer.zone)} ${offer.country}`;
      if (!firsts.has(key)) firsts.set(key, offer);
    }
    return this.withOffsets([...firsts.values()].slice(0, MAX_CANDIDATES), nowMs);
  }

  private withOffsets(offers: readonly ZoneOffer[], nowMs: number): ZoneMatch[] {
    return offers.map((offer) => ({
      ...offer,
      offsetMinutes: this.rules.stateAt(offer.zone, nowMs).offsetMinutes,
    }));
  }
}

/** `Pacific Standard Time` is also what Windows calls the zone, whichever time it shows now. */
function withoutStaleLabels(meant: readonly ClocksInForce[]): readonly ClocksInForce[] {
  const current = meant.filter(({ isOfLabel, note }) => isOfLabel && note === null);
  return current.length === 0 ? meant : meant.filter(({ note }) => note === null);
}
