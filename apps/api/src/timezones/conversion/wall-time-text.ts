import { parseInstant } from '../instant';

const WALL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;

/** The format of a wall time, for error messages. */
export const WALL_TIME_FORMAT = 'a wall time such as 2027-01-15T15:00 or 2027-01-15T15:00:30';

/**
 * Parses a wall time: an ISO 8601 date and time without an offset, in the years 1 to 9999.
 *
 * @returns its milliseconds as if it were UTC, or null for anything else, dates that do not exist included
 */
export function parseWallTime(text: string): number | null {
  return WALL_TIME.test(text) ? parseInstant(`${text}Z`) : null;
}
