const MINUTES_PER_HOUR = 60;
/** From an hour east of UTC on, and from an hour west; `J` means whatever is local, so it is none. */
const EASTERN = 'ABCDEFGHIKLM';
const WESTERN = 'NOPQRSTUVWXY';

/** The offset of a letter of the military time zones (ACP 121), in minutes east of UTC, or null for any other text: `A` is UTC+1. */
export function parseMilitaryLetter(text: string): number | null {
  if (text.length !== 1) return null;
  if (text === 'Z') return 0;
  const hours = EASTERN.includes(text) ? EASTERN.indexOf(text) + 1 : -1 - WESTERN.indexOf(text);
  return hours === 0 ? null : hours * MINUTES_PER_HOUR;
}
