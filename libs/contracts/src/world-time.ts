/** `GET /api/timezone/{Area}/{Location}`: the time of a zone in the shape of WorldTimeAPI (https://worldtimeapi.org/pages/schema). */
export interface WorldTime {
  abbreviation: string;
  /** Always null: this server does not repeat the address of its client. */
  client_ip: null;
  /** Wall time with six decimals and its offset, `2026-11-23T08:04:07.512000+09:00`. */
  datetime: string;
  /** 0 (Sunday) to 6. */
  day_of_week: number;
  /** 1 to 366. */
  day_of_year: number;
  /** Whether the time is daylight saving time, by the flag of the tz database. */
  dst: boolean;
  /** When the daylight saving time in effect began, in UTC; null in standard time. */
  dst_from: string | null;
  /** Seconds that daylight saving time adds to `raw_offset`, 0 in standard time; negative in Irish winter. */
  dst_offset: number;
  /** When it ends, in UTC; null in standard time, and if no end is known. */
  dst_until: string | null;
  /** Seconds east of UTC in standard time: together with `dst_offset` the offset. */
  raw_offset: number;
  timezone: string;
  /** Seconds since 1970, rounded down. */
  unixtime: number;
  utc_datetime: string;
  utc_offset: string;
  /** 1 to 53, by ISO 8601. */
  week_number: number;
}

/** An error in the shape of WorldTimeAPI. */
export interface WorldTimeError {
  error: string;
}
