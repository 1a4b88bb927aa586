import type { OptionalCoordinates } from './coordinates';
import type { ZoneRule } from './zone-rule';

/** A rule with the instant from which it applies. */
export interface ZoneChange extends ZoneRule {
  /** UTC milliseconds. */
  atMs: number;
}

/** What a client needs to show a zone: the current rule and the next one. The client applies `next` itself at `next.atMs`. */
export interface ZoneState extends ZoneRule {
  /** The requested name, old names included; REST returns it in its canonical letter case, `watch` as it was sent. */
  zone: string;
  /** The next change of the clocks, or null if there is none. */
  next: ZoneChange | null;
}

/**
 * What a search matched, the most specific first: `name` is any current name, in any language or abbreviated (`東京`, `NYC`),
 * `old-name` a former one (`Bombay`, `Asia/Calcutta`), `region` a state, province or island, `airport` an IATA code or the name of
 * an airport, `label` a kind of time (`Pacific Time`), and `similar` a name that differs in a letter or two.
 */
export const MATCH_KINDS = [
  'name',
  'old-name',
  'country',
  'region',
  'airport',
  'abbreviation',
  'label',
  'offset',
  'similar',
] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** One row of `GET /zones?q=`. */
export interface ZoneMatch extends OptionalCoordinates {
  /** IANA name to save. The same zone may occur several times, with different places. */
  zone: string;
  /** Display name, for example `Kathmandu` or `Seattle`. */
  name: string;
  /**
   * Distinguishes it from another place of the same name and country, null if that is not needed: its state (`Illinois`), or,
   * where two clocks are used, which of them (`Xinjiang time`). Of an airport it is the IATA code.
   */
  region: string | null;
  country: string | null;
  /** Minutes east of UTC now. */
  offsetMinutes: number;
  matchedOn: MatchKind;
}
