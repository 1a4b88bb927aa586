/**
 * One frame of the plain WebSocket `/ws/time/<zone>/`, once a second. Messages of clients are ignored, but counted.
 *
 * The server closes with 4401 when the session has ended; 1012 when it restarts (connect again); 1008 when the client does
 * not read, does not answer pings, or sends more than `MAX_FRAMES_PER_MINUTE` or
 * `MAX_FRAME_BYTES_PER_MINUTE`, itself or with the user's other connections; 1009 for a message of more than 1 kB;
 * 1007 for data that is not UTF-8, 1002 for data that is not a WebSocket frame. The reason of 4401, 1012 and 1008 is a sentence.
 */
export interface PlainTick {
  /** The requested name of the zone. */
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
