import { isSupported } from '../instant';
import { parseIsoDateTime } from '../iso-date-time';

/** The format of a wall time, for error messages. */
export const WALL_TIME_FORMAT = 'a wall time such as 2027-01-15T15:00 or 2027-01-15T15:00:30';

/**
 * Parses a wall time: an ISO 8601 date and time without an offset, in the years 1 to 9999.
 *
 * @returns its milliseconds as if it were UTC, or null for anything else, dates that do not exist included
 */
export function parseWallTime(text: string): number | null {
  const parsed = parseIsoDateTime(text);
  return parsed?.offsetMinutes === null && isSupported(parsed.wallMs) ? parsed.wallMs : null;
}
