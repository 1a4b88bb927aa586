import { type BoardClock, DEFAULT_WORKING_HOURS, type WorkingHours } from '@live-tz/contracts';
import { weekendOf } from './weekends';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The hours that apply to a clock: its own, those of its board, or the default ones, without the weekend of its country.
 *
 * @param countryOf finds the country of the city of a zone, for a clock that was not chosen by a place
 */
export function effectiveHours(
  { hours, zone, country }: Pick<BoardClock, 'hours' | 'zone' | 'country'>,
  boardHours: WorkingHours | null,
  countryOf: (zone: string) => string | null,
): WorkingHours {
  if (hours !== null) return hours;
  if (boardHours !== null) return boardHours;
  const weekend = weekendOf(country ?? countryOf(zone));
  return { ...DEFAULT_WORKING_HOURS, days: DAYS.filter((day) => !weekend.includes(day)) };
}
