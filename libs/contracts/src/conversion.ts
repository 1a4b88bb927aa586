/**
 * Which instant a wall time stands for that does not exist (a gap) or exists twice (a fold): the words of Temporal. Left
 * out, a gap is taken as `later` and a fold as `earlier`, as people who set their alarms expect.
 */
export const DISAMBIGUATIONS = ['earlier', 'later', 'reject'] as const;
export type Disambiguation = (typeof DISAMBIGUATIONS)[number];

/** What a wall time turned out to be: there once, skipped by the clocks, or shown twice. An instant is always `exact`. */
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

/** The moment on the clocks it was given by. */
export interface ConvertedFrom extends LocalMoment {
  /** Wall time as it was asked for: differs from `local` only in a gap. */
  asked: string;
  resolution: Resolution;
  /** Which of the two instants of a gap or a fold was taken; null where there was nothing to choose. */
  taken: Exclude<Disambiguation, 'reject'> | null;
}

/** `GET /convert`. */
export interface Conversion {
  utcMs: number;
  from: ConvertedFrom;
  to: LocalMoment[];
}
