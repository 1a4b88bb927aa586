/** The default, as in Temporal: a gap is taken as `later` and a fold as `earlier`, as users who set an alarm expect. */
export const COMPATIBLE = 'compatible';

/** Which instant to take for a wall time that does not exist (a gap) or exists twice (a fold), in the terms of Temporal. */
export const DISAMBIGUATIONS = ['earlier', 'later', 'reject'] as const;
export type Disambiguation = (typeof DISAMBIGUATIONS)[number];

/** The values of the parameter `disambiguation` of `GET /convert`. */
export const REQUESTED_DISAMBIGUATIONS = [COMPATIBLE, ...DISAMBIGUATIONS] as const;

/** Whether a wall time exists once, is skipped by the clocks, or is shown twice. An instant is always `exact`. */
export const RESOLUTIONS = ['exact', 'gap', 'fold'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A moment on the clocks of one zone. */
export interface LocalMoment {
  zone: string;
  /** Wall time, `2027-01-15T15:00:00`. */
  local: string;
  /** Minutes east of UTC. */
  offsetMinutes: number;
  abbreviation: string;
}

/** The moment on the clocks of the zone in which it was given. */
export interface ConvertedFrom extends LocalMoment {
  /** The requested wall time: differs from `local` only in a gap. */
  asked: string;
  resolution: Resolution;
  /** Which of the two instants of a gap or a fold was taken; null if there was only one. */
  taken: Exclude<Disambiguation, 'reject'> | null;
}

/** `GET /convert`. */
export interface Conversion {
  utcMs: number;
  from: ConvertedFrom;
  to: LocalMoment[];
}
