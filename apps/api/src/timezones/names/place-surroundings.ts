import { type Country, countriesOfZone, countryByCode } from '../rules/zone-rules-countries';
import { countryNames } from './country-nicknames';
import { isClaimedByTwo } from './listed-zones';
import { comparable } from './nearness';
import { foldText } from './search-text';
import type { Place } from '../gazetteer/place';

/** Countries in GeoNames that the tz database does not have. */
const NOT_IN_TZ: Readonly<Record<string, string>> = { XK: 'Kosovo' };

/** The region and country that many places share. */
export interface Surroundings {
  /** English name, or null if it is disputed. */
  readonly country: string | null;
  /** All words that distinguish a place here from others of the same name, comparable: ` oregon or us united states usa`. */
  readonly words: string;
}

/** The surroundings of places: one object for all places that share it. */
export class SurroundingsMap {
  private readonly known = new Map<string, Surroundings>();
  /** The numbers of the largest places. */
  private readonly largest = new Map<string, number>();

  /** The largest place with a clock in a region, or in a country without a region, or undefined. */
  largestIn(countryCode: string, region: string | null, zone: string): number | undefined {
    return this.largest.get(keyOfLargest(countryCode, region, zone));
  }

  /** @param number the number of the place; the largest places must come first */
  of(place: Place, number: number): Surroundings {
    this.addLargest(place.countryCode, null, place.zone, number);
    if (place.region !== null) this.addLargest(place.countryCode, place.region, place.zone, number);
    const isClaimed = isClaimedByTwo(place.zone);
    const key = `${place.countryCode}/${place.region ?? ''}/${isClaimed ? place.zone : ''}`;
    const known = this.known.get(key) ?? surroundingsOf(place, isClaimed);
    this.known.set(key, known);
    return known;
  }

  private addLargest(countryCode: string, region: string | null, zone: string, number: number): void {
    const key = keyOfLargest(countryCode, region, zone);
    if (!this.largest.has(key)) this.largest.set(key, number);
  }
}

function keyOfLargest(countryCode: string, region: string | null, zone: string): string {
  return `${countryCode}/${region === null ? '' : foldText(region)}/${zone}`;
}

function surroundingsOf(place: Place, isClaimed: boolean): Surroundings {
  const { region, regionLetters, zone, countryCode } = place;
  const countries = isClaimed ? countriesOfZone(zone) : [countryOf(countryCode)];
  const names = countries.flatMap(({ code, name }) => [code, ...countryNames(code, name)]);
  return {
    country: isClaimed ? null : (countries[0]?.name ?? null),
    words: [region ?? '', regionLetters ?? '', ...names].map(comparable).join(''),
  };
}

/** A country by its code, also one that the tz database does not have. */
export function countryOf(code: string): Country {
  return countryByCode(code) ?? { code, name: NOT_IN_TZ[code] ?? code };
}
