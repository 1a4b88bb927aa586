import type { FoundItem, GazetteerIndex } from '../names/gazetteer-index';
import { matchKindOf } from '../names/match-rank';
import type { Query } from '../names/nearness';
import { optionalCoordinates, type ZoneOffer, ZoneOffers } from '../names/zone-offer';
import type { FoundZone, ZoneSearchIndex } from '../names/zone-search-index';

/** A row among others that match a query. */
export interface RankedOffer {
  readonly offer: ZoneOffer;
  readonly rank: number;
  readonly population: number;
}

/** Keeps the zones of one item in their order, and is less than anything that distinguishes two items. */
const RANK_PER_ZONE = 1e-7;

/** The rows that match a query in any way, the best first. A zone and the city after which it is named are one row. */
export function rankedOffers(
  query: Query,
  limit: number,
  nowMs: number,
  zones: ZoneSearchIndex,
  gazetteer: GazetteerIndex | null,
): RankedOffer[] {
  const ofZones = new Map(zones.byText(query, nowMs).map((found) => [found.listed.zone, rankedZone(found)]));
  const others: RankedOffer[] = [];
  const offers = new ZoneOffers(zones, gazetteer);
  for (const ranked of (gazetteer?.find(query, limit) ?? []).flatMap((found) => rankedItem(found, offers))) {
    const known = ofZones.get(ranked.offer.zone);
    if (known === undefined || !isSameRow(known.offer, ranked.offer)) others.push(ranked);
    else if (ranked.rank < known.rank) ofZones.set(ranked.offer.zone, ranked);
  }
  return [...ofZones.values(), ...others].sort(byRank);
}

/** The rows with a similar name, the most similar first. */
export function similarOffers(
  inner: string,
  limit: number,
  zones: ZoneSearchIndex,
  gazetteer: GazetteerIndex | null,
): RankedOffer[] {
  const offers = new ZoneOffers(zones, gazetteer);
  return (gazetteer?.similarTo(inner, limit) ?? []).flatMap((found) => rankedItem(found, offers));
}

export function byRank(a: RankedOffer, b: RankedOffer): number {
  return a.rank - b.rank || b.population - a.population;
}

function rankedZone({ listed, matchedOn, rank }: FoundZone): RankedOffer {
  const { zone, name, region, country, population, coordinates } = listed;
  const offer = { zone, name, region, country, matchedOn, ...optionalCoordinates(coordinates) };
  return { offer, rank, population };
}

function rankedItem(found: FoundItem, offers: ZoneOffers): RankedOffer[] {
  return offers.of(found).map((offer, at) => ({
    offer: { ...offer, matchedOn: matchKindOf(found.kind) },
    rank: found.rank + at * RANK_PER_ZONE,
    population: found.population,
  }));
}

function isSameRow(a: ZoneOffer, b: ZoneOffer): boolean {
  return a.zone === b.zone && a.name === b.name && a.region === b.region && a.country === b.country;
}
