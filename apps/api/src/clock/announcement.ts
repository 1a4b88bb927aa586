/** Announces a coming second, so that all nodes of a cluster show the same second, by the same clock and zone rules. */
export interface Announcement {
  /** The second to show, in whole seconds since the epoch. */
  readonly second: number;
  /** When it was announced, UTC milliseconds by the announcer's clock. */
  readonly issuedAtMs: number;
  /** IANA release of the zone rules that the announcer uses in this second, for example `2026f`. */
  readonly rulesRelease: string;
  /** The digest of these rules, which distinguishes different rules of the same release; older nodes omit it. */
  readonly rulesDigest?: string;
}
