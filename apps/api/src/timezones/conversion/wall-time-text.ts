import { parseInstant } from '../instant';

const WALL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;

/** What a wall time has to look like, for the sentence of a refusal. */
export const WALL_TIME_FORMAT = 'a wall time such as 2027-01-15T15:00 or 2027-01-15T15:00:30';

/**
 * Reads a wall time: an ISO 8601 date and time without an offset, in the years 1 to 9999.
 *
 * @returns its milliseconds as if it were UTC, or null for anything else, dates that no calendar has among them
 */
export function parseWallTime(text: string): number | null {
  return WALL_TIME.test(text) ? parseInstant(`${text}Z`) : null;
}
