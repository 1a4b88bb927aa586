/** How often `GET /stream` sends the time: at each second, or at each full minute. */
export const STREAM_RATES_MS = [1_000, 60_000] as const;
export type StreamRateMs = (typeof STREAM_RATES_MS)[number];

/** The time of a zone in a {@link StreamTick}. */
export interface StreamedTime {
  /** The requested name, in its canonical letter case. */
  zone: string;
  /** Wall time with its offset, ISO 8601: `2026-11-22T19:04:07+01:00`. */
  iso: string;
  /** `+01:00` */
  utcOffset: string;
  abbreviation: string;
}

/**
 * The event `tick` of `GET /stream` (Server-Sent Events), whose id is `utcMs`: the second or the minute that has just begun. The event
 * `zones` is a list of `ZoneState`, sent first and after a change of the rules.
 */
export interface StreamTick {
  utcMs: number;
  /** In the requested order. */
  zones: StreamedTime[];
}
