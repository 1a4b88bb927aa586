import moment from 'moment-timezone/moment-timezone';
import packed from 'moment-timezone/data/packed/latest.json';

/**
 * The IANA rules with which this release was built. The package is imported without its own data, because its table is global
 * and can be changed by any code.
 */
export const BUNDLED_ZONE_DATA = packed;

/** A zone as moment-timezone unpacks it: period `i` ends at `untils[i]` (UTC ms), the last one at Infinity. */
export interface UnpackedZone {
  abbrs: readonly string[];
  /** Minutes WEST of UTC: the opposite sign of ISO 8601 and of everything else in this program. */
  offsets: readonly number[];
  untils: readonly number[];
}

/** Unpacks one entry of `zones`, which must have been validated by `readPackedZoneData`. */
export function unpackZone(entry: string): UnpackedZone {
  return moment.tz.unpack(entry);
}

/** A number in moment-timezone's base 60, in minutes. */
export function unpackMinutes(base60: string): number {
  return moment.tz.unpackBase60(base60);
}
