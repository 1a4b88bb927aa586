/** `GET /meta`: what runs here. */
export interface Meta {
  version: string;
  /** The server's time, UTC milliseconds. */
  serverMs: number;
  tzdata: {
    /** IANA release, for example `2026f`. */
    release: string;
    /** Where the rules come from: `bundled`, or a file of the operator. */
    source: string;
    /** `YYYY-MM-DD`, or null for a release whose day this program does not know. */
    releasedOn: string | null;
  };
}
