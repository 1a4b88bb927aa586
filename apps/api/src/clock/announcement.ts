/** Says that a second is coming: what keeps the nodes of a cluster on the same second, clock and zone rules. */
export interface Announcement {
  /** The second to show, in whole seconds since the epoch. */
  readonly second: number;
  /** When it was announced, UTC milliseconds by the announcer's clock. */
  readonly issuedAtMs: number;
  /** IANA release of the announcer's zone rules, for example `2026f`. */
  readonly rulesRelease: string;
}
