import { KINDS, type Kind } from '../clients/client-messages';

/** What can be chosen for a scenario. */
export interface Size {
  connections: number;
  /** Zones each person watches. */
  zones: number;
  /** Seconds of each measurement. */
  seconds: number;
  kind: Kind;
}

export type SizeName = keyof Size;

/** In so many seconds the program pings every connection once: a shorter window catches more of the pings or fewer. */
export const ROUND_OF_PINGS = 25;

/** One process may have 20,000 descriptors on many machines, and some are needed for other things. */
const LIMITS = { connections: 19_000, zones: 120, seconds: 600 } as const;

/** Reads what was given for one part of a size. @throws Error with a sentence */
export const SIZE_READERS: { [K in SizeName]: (text: string) => Size[K] } = {
  connections: (text) => wholeNumber('connections', text),
  zones: (text) => wholeNumber('zones', text),
  seconds: (text) => wholeNumber('seconds', text),
  kind: (text) => {
    const kind = KINDS.find((each) => each === text);
    if (kind === undefined) throw new Error(`Give --kind one of ${KINDS.join(', ')}.`);
    return kind;
  },
};

function wholeNumber(name: keyof typeof LIMITS, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > LIMITS[name]) {
    throw new Error(`Give --${name} a whole number from 1 to ${LIMITS[name]}.`);
  }
  return number;
}
