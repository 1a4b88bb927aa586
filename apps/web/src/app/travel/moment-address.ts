/** The parameter of an address that has the moment: `?at=2027-01-15T14:00Z`. */
export const AT = 'at';

/** UTC milliseconds; null for a text that is not an instant: a time without a zone would be another one on each device. */
export function parseAt(text: string | null): number | null {
  const utcMs = text?.endsWith('Z') ? Date.parse(text) : NaN;
  return isNaN(utcMs) ? null : utcMs;
}
