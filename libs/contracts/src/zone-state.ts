import type { ZoneRule } from './zone-rule';

/** The rule that holds from an instant on. */
export interface ZoneChange extends ZoneRule {
  /** UTC milliseconds. */
  atMs: number;
}

/** What a client needs to show a zone: the rule of now, and the one after it. It applies `next` by itself at `next.atMs`. */
export interface ZoneState extends ZoneRule {
  /** The name that was asked for, old ones included; REST gives it in its own letter case, `watch` as it was sent. */
  zone: string;
  /** The next change of the clocks, or null when the law knows none. */
  next: ZoneChange | null;
}

/**
 * What a search matched on, in the order of its exactness: `name` is any name in use, in whatever language or for short
 * (`東京`, `NYC`), `old-name` one that was (`Bombay`, `Asia/Calcutta`), `country` a country or state.
 */
export const MATCH_KINDS = ['name', 'old-name', 'country', 'abbreviation', 'offset'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** One row of `GET /zones?q=`. */
export interface ZoneMatch {
  /** IANA name to save. The same zone may come several times, under different places. */
  zone: string;
  /** What to call it, for example `Kathmandu` or `Seattle`. */
  name: string;
  /**
   * What tells it from another place of its name and country, null where nothing has to: its state (`Illinois`), and where
   * two ways of keeping time live side by side, which of them (`Xinjiang time`).
   */
  region: string | null;
  country: string | null;
  /** Minutes east of UTC now. */
  offsetMinutes: number;
  matchedOn: MatchKind;
}
