import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { invalidField } from '../errors/invalid-field';
import { parseIsoDateTime } from './iso-date-time';

/** The supported instants: the years 1 to 9999, which every date format can represent. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

const MILLISECONDS = /^-?\d{1,15}$/;
/** Milliseconds of ten digits lie in the spring of 1970, seconds of ten digits in the years 2001 to 2286. */
const UNIX_SECONDS = /^\d{10}$/;
/** The accepted forms of ISO 8601, for the description of a field. */
export const ISO_FORMS =
  'ISO 8601 dates are calendar, week (`2026-W48-4`) or ordinal dates (`2026-330`), in the extended or the basic form (`20261126T150000Z`).';

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
  return utcMs !== null && isSupported(utcMs) ? utcMs + 0 : null;
}

/**
 * The instant in a parameter.
 *
 * @param format the accepted formats, for error messages
 * @throws DomainError `invalid` for a text that is not an instant, and for a count of seconds
 */
export function instantIn(field: string, text: string, format = INSTANT_FORMAT): number {
  if (UNIX_SECONDS.test(text)) {
    throw invalidField(
      field,
      `The number ${text} is a count of seconds: give ${field} in milliseconds, ${text}000, or as ISO 8601 with Z or an offset.`,
    );
  }
  const utcMs = parseInstant(text);
  if (utcMs === null) throw invalidField(field, `Give ${field} as ${format}.`);
  return utcMs;
}

export function isSupported(utcMs: number): boolean {
  return utcMs >= FIRST_MS && utcMs <= LAST_MS;
}

function parseIso(text: string): number | null {
  const parsed = parseIsoDateTime(text);
  if (parsed === null || parsed.offsetMinutes === null) return null;
  return parsed.wallMs - parsed.offsetMinutes * MS_PER_MINUTE;
}
