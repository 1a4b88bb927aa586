import type { Coordinates } from '@live-tz/contracts';

/** An airport with scheduled service. */
export interface Airport {
  /** IATA code. */
  readonly code: string;
  /** Current IANA name. */
  readonly zone: string;
  /** ISO 3166 code, or `XK`. */
  readonly country: string;
  /** The city it serves. */
  readonly city: string;
  readonly name: string;
  /** The larger, the more important. */
  readonly weight: number;
  readonly coordinates: Coordinates | null;
}
