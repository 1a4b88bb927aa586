import type { Coordinates, MatchKind, OptionalCoordinates, ZoneMatch } from '@live-tz/contracts';
import { countryByCode } from '../rules/zone-rules-countries';
import { airportName, type GazetteerItem, METROPOLIS } from './gazetteer-item';
import type { FoundItem, GazetteerIndex } from './gazetteer-index';
import { matchKindOf } from './match-rank';
import { countryOf } from './place-surroundings';
import { zoneDisplayName } from './zone-display-name';
import type { ZoneSearchIndex } from './zone-search-index';

/** A match without its offset, which only the few returned matches need. */
export type ZoneOffer = Omit<ZoneMatch, 'offsetMinutes'>;

type AreaItem = Extract<GazetteerItem, { type: 'area' }>;

/** Turns items of the gazetteer into the rows that a search returns: one for each of their zones that the rules contain. */
export class ZoneOffers {
  constructor(
    private readonly zones: ZoneSearchIndex,
    private readonly gazetteer: GazetteerIndex | null,
  ) {}

  /** The rows of an item, the most likely first. */
  of({ item, country, kind }: FoundItem): ZoneOffer[] {
    const matchedOn = matchKindOf(kind);
    switch (item.type) {
      case 'place': {
        const { zone, isCityOfZone, name, region } = item.place;
        if (isCityOfZone) return this.ofZone(zone, matchedOn);
        const at = optionalCoordinates(item.place.coordinates);
        return this.zones.has(zone) ? [{ zone, name, region, country, matchedOn, ...at }] : [];
      }
      case 'area':
        return this.zonesOf(item).flatMap((zone) => this.ofArea(item, zone, matchedOn));
      case 'airport': {
        const { zone, code, country: countryCode } = item.airport;
        const name = airportName(item.airport);
        const row = { zone, name, region: code, country: countryOf(countryCode).name, matchedOn };
        return this.zones.has(zone) ? [{ ...row, ...optionalCoordinates(item.airport.coordinates) }] : [];
      }
      case 'label':
        return item.label.zones.flatMap((zone) => this.ofZone(zone, matchedOn));
    }
  }

  /** The row of a zone, by the city after which it is named; none if the rules lack it. */
  ofZone(zone: string, matchedOn: MatchKind): ZoneOffer[] {
    if (!this.zones.has(zone)) return [];
    const { name, region, country, coordinates } = this.zones.listedZone(zone) ?? {
      name: zoneDisplayName(zone),
      region: null,
      country: this.zones.modernZoneOf(zone)?.country ?? null,
      coordinates: this.zones.modernZoneOf(zone)?.coordinates ?? null,
    };
    return [{ zone, name, region, country, matchedOn, ...optionalCoordinates(coordinates) }];
  }

  /** Of a country the clock of its largest city first, if that is a metropolis. */
  private zonesOf({ area: { kind, zones } }: AreaItem): readonly string[] {
    if (kind === 'region') return zones;
    const populationOf = (zone: string): number => this.zones.listedZone(zone)?.population ?? 0;
    const largest = Math.max(...zones.map(populationOf));
    const first = zones.find((zone) => populationOf(zone) === largest && largest >= METROPOLIS);
    return first === undefined ? zones : [first, ...zones.filter((zone) => zone !== first)];
  }

  /** A part of a country is where the largest city is that has the clock. */
  private ofArea({ area }: AreaItem, zone: string, matchedOn: MatchKind): ZoneOffer[] {
    const country = countryOf(area.country).name;
    if (!this.zones.has(zone)) return [];
    const listed = this.zones.listedZone(zone);
    const isCountry = area.kind === 'country';
    if (isCountry) {
      // A zone that is named after a city in another country would name that country.
      const isForeign = countryByCode(area.country) === undefined || listed === undefined;
      if (!isForeign) return this.ofZone(zone, matchedOn);
    }
    const city = this.gazetteer?.largestIn(area.country, isCountry ? null : area.name, zone);
    const at = optionalCoordinates(city?.coordinates ?? listed?.coordinates ?? null);
    const rowOf = (name: string, region: string | null): ZoneOffer[] => [
      { zone, name, region, country, matchedOn, ...at },
    ];
    if (isCountry) return rowOf(city?.name ?? area.name, null);
    if (area.zones.length === 1) return rowOf(area.name, null);
    if (city !== undefined) return rowOf(city.name, area.name);
    return rowOf(area.name, `${zoneDisplayName(zone)} time`);
  }
}

/** The coordinates of a row, both null if there are none. */
export function optionalCoordinates(coordinates: Coordinates | null): OptionalCoordinates {
  return { latitude: coordinates?.latitude ?? null, longitude: coordinates?.longitude ?? null };
}
