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
  /** Null if the host has no time service that the server can read, as in most containers. */
  ntp: NtpStatus | null;
}

/** Whether the clock of the server's host is synchronised, as the host's own time service reports it. */
export interface NtpStatus {
  synchronised: boolean;
  source: 'chrony' | 'systemd-timesyncd';
  /** By how much the host's clock is ahead of NTP time (negative: behind); absent if the service does not report it. */
  offsetMs?: number;
  /** UTC milliseconds; the server checks every minute. */
  checkedAtMs: number;
}
