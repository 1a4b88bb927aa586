import { KINDS, type Kind } from '../clients/client-messages';

/** The size of a scenario. */
export interface Size {
  connections: number;
  /** Zones each client watches. */
  zones: number;
  /** Duration of each measurement. */
  seconds: number;
  kind: Kind;
}

export type SizeName = keyof Size;

/** The program pings every connection once in this time; a measurement of another length catches a varying share of the pings. */
export const PING_ROUND_SECONDS = 25;

/** On many machines a process may have 20,000 file descriptors, some of which are not connections. */
const MAX_SIZE = { connections: 19_000, zones: 120, seconds: 3600 } as const;

/** Parses one part of a size. @throws Error whose message says what to pass instead */
export const SIZE_READERS: { [K in SizeName]: (text: string) => Size[K] } = {
  connections: (text) => wholeNumber('connections', text),
  zones: (text) => wholeNumber('zones', text),
  seconds: (text) => wholeNumber('seconds', text),
  kind: (text) => {
    const kind = KINDS.find((each) => each === text);
    if (kind === undefined) throw new Error(`Pass one of ${KINDS.join(', ')} to --kind.`);
    return kind;
  },
};

function wholeNumber(name: keyof typeof MAX_SIZE, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > MAX_SIZE[name]) {
    throw new Error(`Pass a whole number from 1 to ${MAX_SIZE[name]} to --${name}.`);
  }
  return number;
}
