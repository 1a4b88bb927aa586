/** Sign, hours and minutes as users write them. An unescaped `+` of a query string arrives as a space. */
const SIGNED = /^(?:UTC|GMT)?\s*([+ \u2212\u2013-])\s*(\d{1,2})(?::?([0-5]\d))?$/i;
const WITH_COLON = /^(\d{1,2}):([0-5]\d)$/;
const MINUTES_PER_HOUR = 60;
/** No offset in use is beyond Kiritimati's +14:00 and Baker Island's -12:00. */
const MAX_MINUTES = 14 * MINUTES_PER_HOUR;

/**
 * Parses a search for an offset: `+5:45`, `+0545`, `-3`, `UTC-3`, `GMT+1`, `UTC−03:30`, `5:45`.
 *
 * @returns minutes east of UTC, or null if the text is something else. The sign is the common one: `GMT+1` is an hour ahead,
 *   the opposite of the IANA name `Etc/GMT+1`.
 */
export function parseOffsetQuery(text: string): number | null {
  const [, sign = ' ', hours, minutes = '0'] = SIGNED.exec(text.trimEnd()) ?? unsigned(text);
  if (hours === undefined) return null;
  const magnitude = Number(hours) * MINUTES_PER_HOUR + Number(minutes);
  if (magnitude > MAX_MINUTES) return null;
  return sign === '+' || sign === ' ' ? magnitude : 0 - magnitude;
}

function unsigned(text: string): (string | undefined)[] {
  const [, hours, minutes] = WITH_COLON.exec(text.trim()) ?? [];
  return ['', '+', hours, minutes];
}
