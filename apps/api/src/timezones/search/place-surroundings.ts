import { type Country, countriesOfZone, countryByCode } from '../rules/zone-rules-countries';
import { countryNames } from './country-nicknames';
import { isClaimedByTwo } from './listed-zones';
import { comparable } from './nearness';
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

/** A state, or a country without a zone of its own. */
export interface Region {
  /** Comparable. */
  readonly name: string;
  /** The numbers of its largest places, one for each of its zones. */
  readonly largest: readonly number[];
}

/** The surroundings of places: one object for all places that share it. */
export class SurroundingsMap {
  private readonly known = new Map<string, Surroundings>();
  private readonly largest = new Map<string, Map<string, number>>();

  get regions(): Region[] {
    return [...this.largest].map(([key, byZone]) => ({
      name: key.slice(key.indexOf(' ')),
      largest: [...byZone.values()],
    }));
  }

  /** @param number the number of the place; the largest places must come first */
  of(place: Place, number: number): Surroundings {
    this.addToRegion(place, number);
    const isClaimed = isClaimedByTwo(place.zone);
    const key = `${place.countryCode}/${place.region ?? ''}/${isClaimed ? place.zone : ''}`;
    const known = this.known.get(key) ?? surroundingsOf(place, isClaimed);
    this.known.set(key, known);
    return known;
  }

  private addToRegion({ region, countryCode, zone }: Place, number: number): void {
    const name = region ?? NOT_IN_TZ[countryCode];
    if (name === undefined) return;
    const key = `${countryCode}${comparable(name)}`;
    const byZone = this.largest.get(key) ?? new Map<string, number>();
    if (!byZone.has(zone)) byZone.set(zone, number);
    this.largest.set(key, byZone);
  }
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

function countryOf(code: string): Country {
  return countryByCode(code) ?? { code, name: NOT_IN_TZ[code] ?? code };
}
