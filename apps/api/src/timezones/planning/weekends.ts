import { countryByCode } from '../rules/zone-rules-countries';

/** Days of a weekend by ISO 8601, 1 for Monday to 7 for Sunday. */
type Weekend = readonly number[];

const SATURDAY_AND_SUNDAY: Weekend = [6, 7];

/**
 * The countries with other weekends, by ISO 3166 code: `weekendStart` and `weekendEnd` of `supplemental/weekData.json` in CLDR 48.2
 * (https://cldr.unicode.org, Unicode-3.0).
 */
const OTHER_WEEKENDS: readonly (readonly [Weekend, codes: string])[] = [
  [[4, 5], 'AF'],
  [[5], 'IR'],
  [[5, 6], 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'],
  [[7], 'IN UG'],
];

const BY_COUNTRY = new Map(
  OTHER_WEEKENDS.flatMap(([weekend, codes]) =>
    codes.split(' ').map((code) => [countryByCode(code)?.name ?? code, weekend] as const),
  ),
);

/** @param country English name, as the tz database writes it; null if it is unknown */
export function weekendOf(country: string | null): Weekend {
  return (country === null ? undefined : BY_COUNTRY.get(country)) ?? SATURDAY_AND_SUNDAY;
}
