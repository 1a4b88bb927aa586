/** One frame of the plain WebSocket `/ws/time/<zone>/`, once a second. */
export interface PlainTick {
  /** The zone as it was asked for. */
  timezone: string;
  /** Wall time there, `YYYY-MM-DD HH:mm:ss`. */
  time: string;
  /** The same with its offset, ISO 8601: `2026-11-22T19:04:07+01:00`. */
  iso: string;
  utcMs: number;
  /** `+01:00` */
  utcOffset: string;
  abbreviation: string;
}
