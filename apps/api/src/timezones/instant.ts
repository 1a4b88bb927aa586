import { MS_PER_MINUTE } from '@live-tz/wall-clock';

/** The supported instants: the years 1 to 9999, which every date format can represent. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

const MILLISECONDS = /^-?\d{1,15}$/;
/** ISO 8601 with minutes at least; a `+` that was not escaped in a query arrives as a space. */
const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+ -])(\d\d)(?::?(\d\d))?)$/;

/** The format of an instant, for error messages. */
export const INSTANT_FORMAT =
  'integer milliseconds since 1970 or ISO 8601 with Z or an offset, such as 2026-11-22T18:04:07Z, in the years 1 to 9999';

/**
 * Parses an instant: integer UTC milliseconds, or ISO 8601 with `Z` or an offset. A date without an offset is not an instant.
 *
 * @returns UTC milliseconds, or null for anything else: impossible dates, leap seconds, years outside 1 to 9999.
 */
export function parseInstant(text: string): number | null {
  const utcMs = MILLISECONDS.test(text) ? Number(text) : parseIso(text);
  // Adding 0 turns the -0 of "-0" into 0.
  return utcMs !== null && utcMs >= FIRST_MS && utcMs <= LAST_MS ? utcMs + 0 : null;
}

function parseIso(text: string): number | null {
  const match = ISO_8601.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offsetMinutes = parseOffset(match[8], Number(match[9] ?? 0), Number(match[10] ?? 0));
  if (offsetMinutes === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  // A day that does not exist becomes one of another month.
  if (wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day) return null;
  return wall.setUTCHours(hour, minute, second, ms) - offsetMinutes * MS_PER_MINUTE;
}

function parseOffset(sign: string | undefined, hours: number, minutes: number): number | null {
  if (hours > 23 || minutes > 59) return null;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}
