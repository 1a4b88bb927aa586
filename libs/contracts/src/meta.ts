/** `GET /meta`: the version of the server, its time and its zone rules. */
export interface Meta {
  version: string;
  /** Identifies the files of the page on this server; null if it has none. A page of another build reloads at a quiet moment. */
  pageBuild: string | null;
  /** Whether other sites may show shared boards in a frame, by `EMBED_ORIGINS`. */
  canEmbed: boolean;
  /** The server's time, UTC milliseconds. */
  serverMs: number;
  tzdata: {
    /** IANA release, for example `2026f`. */
    release: string;
    /** The origin of the rules: `bundled`, or a file of the operator. */
    source: string;
    /** `YYYY-MM-DD`, or null if the release date is unknown. */
    releasedOn: string | null;
  };
}
