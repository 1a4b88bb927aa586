import { differenceLabel } from '@live-tz/wall-clock';
import { formatPlaceList } from './place-list-format';

/** The difference of a clock to home in some weeks, and the ones before and after, in minutes. */
export interface UnusualDifference {
  minutes: number;
  usualMinutes: number;
  nextMinutes: number;
}

/**
 * `New York is 5 h behind home instead of 6 h`
 *
 * @param home the name of the clock that the others are compared with
 */
export function formatUnusualWeeks(
  places: readonly string[],
  { minutes, usualMinutes, nextMinutes }: UnusualDifference,
  home: string,
): string {
  const isThird = nextMinutes !== usualMinutes && nextMinutes !== minutes;
  const then = isThird ? `, then ${shortDifference(nextMinutes, minutes)}` : '';
  const are = places.length === 1 ? 'is' : 'are';
  const usual = shortDifference(usualMinutes, minutes);
  return `${formatPlaceList(places)} ${are} ${difference(minutes, home)} instead of ${usual}${then}`;
}

function difference(minutes: number, home: string): string {
  if (minutes === 0) return `at the same time as ${home}`;
  return `${hours(minutes)} ${minutes < 0 ? 'behind' : 'ahead of'} ${home}`;
}

/** Leaves out the direction where it is that of the difference mentioned before. */
function shortDifference(minutes: number, mentionedMinutes: number): string {
  if (minutes === 0) return 'the same time';
  if (Math.sign(minutes) === Math.sign(mentionedMinutes)) return hours(minutes);
  return `${hours(minutes)} ${minutes < 0 ? 'behind' : 'ahead'}`;
}

function hours(minutes: number): string {
  return differenceLabel(Math.abs(minutes)).replace('+', '');
}
