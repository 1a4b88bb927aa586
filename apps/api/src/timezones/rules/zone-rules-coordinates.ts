import type { Coordinates } from '@live-tz/contracts';
import meta from 'moment-timezone/data/meta/latest.json';

/** The tz database gives minutes of arc, which are about two decimals of a degree. */
const DECIMALS = 100;
/** Less than a degree south or west, where the data of moment-timezone have lost the sign. */
const UNSIGNED_LATITUDES = new Set(['Asia/Pontianak', 'Pacific/Galapagos', 'Pacific/Nauru']);
const UNSIGNED_LONGITUDES = new Set(['Africa/Accra', 'Europe/London']);

const COORDINATES_OF_ZONE = new Map<string, Coordinates>(
  Object.values(meta.zones).map(({ name, lat, long }) => [
    name,
    Object.freeze({
      latitude: corrected(lat, UNSIGNED_LATITUDES.has(name)),
      longitude: corrected(long, UNSIGNED_LONGITUDES.has(name)),
    }),
  ]),
);

/**
 * Where the city is after which a zone is named, by the tables of the tz database (`zone.tab`, `zone1970.tab`). Null for names
 * without an inhabited place: `UTC`, `EST`, `US/Pacific`, `Asia/Calcutta`.
 */
export function coordinatesOfZone(name: string): Coordinates | null {
  return COORDINATES_OF_ZONE.get(name) ?? null;
}

/**
 * moment-timezone adds the minutes of arc to negative degrees instead of subtracting them: 33°52′ south is -33 + 52/60 in its
 * data.
 */
function corrected(degrees: number, isUnsigned: boolean): number {
  const signed = degrees < 0 ? 2 * Math.floor(degrees) - degrees : isUnsigned ? -degrees : degrees;
  return Math.round(signed * DECIMALS) / DECIMALS;
}
