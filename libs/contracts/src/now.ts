import type { ZoneChange } from './zone-state';

/** The current time at a place: `GET /now/{place}?format=json`; `GET /now?places=` returns a list of them. */
export interface Now {
  /** Display name, for example `Tokyo`. */
  place: string;
  /** Distinguishes it from another place of the same name and country, such as its state; null if that is not needed. */
  region: string | null;
  country: string | null;
  /** IANA name. */
  zone: string;
  /** Wall time to the second with its offset, `2026-11-23T08:04:07+09:00`. */
  iso: string;
  utcMs: number;
  /** `utcMs` in whole seconds, rounded down. */
  unixSeconds: number;
  /** `+09:00` */
  utcOffset: string;
  /** Minutes east of UTC. */
  offsetMinutes: number;
  abbreviation: string;
  /** 1 (Monday) to 7 (Sunday), as in ISO 8601; the day at the place, like the two fields below. */
  dayOfWeek: number;
  /** 1 to 366. */
  dayOfYear: number;
  /** 1 to 53, by ISO 8601: the first days of January may belong to the last week of the previous year. */
  isoWeek: number;
  /** The next change of the clocks, or null if there is none. */
  next: ZoneChange | null;
  /** IANA release of the rules, for example `2026f`. */
  tzdata: string;
}
