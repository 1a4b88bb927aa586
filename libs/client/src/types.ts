import type { components, operations } from './openapi.js';

type Schemas = components['schemas'];

export type Now = Schemas['NowResponse'];
export type Conversion = Schemas['ConversionResponse'];
export type ZoneState = Schemas['ZoneStateResponse'];
export type Problem = Schemas['ProblemResponse'];

type ConvertQuery = NonNullable<operations['Conversion_convert']['parameters']['query']>;

/** What to convert. Names are places, countries, codes, IANA names, abbreviations or offsets. */
export interface ConvertRequest {
  /** An instant, or a wall time of `from`, such as `2027-01-15T15:00`. Numbers are UTC milliseconds. */
  at: string | number | Date;
  /** Required if `at` is a wall time. */
  from?: string;
  to: string | readonly string[];
  /** Which instant to take if the clocks skip the wall time or show it twice. */
  disambiguation?: ConvertQuery['disambiguation'];
}

export interface LiveTzOptions {
  /** An access token of a user; without one, requests are anonymous. */
  token?: string;
  /** How long `now`, `convert` and each measurement of the time may take. Default: 30,000. */
  timeoutMs?: number;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
}

/** The time of a zone at a tick. */
export interface StreamedTime {
  zone: string;
  /** Wall time with its offset, ISO 8601. */
  iso: string;
  /** `+01:00` */
  utcOffset: string;
  abbreviation: string;
}

/** A second or a minute that has just begun. */
export interface Tick {
  utcMs: number;
  /** In the requested order. */
  zones: StreamedTime[];
}

/** `connecting` until the first answer, and again after each loss of the connection. */
export type WatchStatus = 'connecting' | 'connected' | 'closed';

export interface WatchOptions {
  /** Milliseconds between two ticks: each second, which is the default, or each full minute. */
  rateMs?: 1_000 | 60_000;
  /** Called with the rules of the zones: first, and after each change of them. */
  onZones?: (states: ZoneState[]) => void;
  onStatus?: (status: WatchStatus) => void;
  /** Ends the watch when it is aborted. */
  signal?: AbortSignal;
}

export interface Watch {
  close(): void;
  /**
   * Resolves when the watch was closed. Rejects when the server refuses it and would refuse it again, for example because a zone is
   * unknown, and when `onTick` or another callback throws.
   */
  readonly closed: Promise<void>;
}

export interface ServerTimeEstimate {
  utcMs: number;
  /** The largest possible error in milliseconds; null if only ticks, and no measurement, have shown the time. */
  boundMs: number | null;
}

/** An estimate of the server's time by the monotonic clock of this device, whose time of day is never used. */
export interface ServerTime {
  /** Measures the server's time by a few requests. Rejects if all of them fail. */
  measure(): Promise<ServerTimeEstimate>;
  /** The estimate now, or null before the first measurement or tick. The bound grows with the age of the measurement. */
  now(): ServerTimeEstimate | null;
}
