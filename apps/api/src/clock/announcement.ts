/** Says that a second is coming: what keeps the nodes of a cluster on the same second, clock and zone rules. */
export interface Announcement {
  /** The second to show, in whole seconds since the epoch. */
  readonly second: number;
  /** When it was announced, UTC milliseconds by the announcer's clock. */
  readonly issuedAtMs: number;
  /** IANA release of the zone rules the announcer goes by in this second, for example `2026f`. */
  readonly rulesRelease: string;
  /** Their digest, which tells rules apart that say they are the same release; older nodes leave it out. */
  readonly rulesDigest?: string;
}
