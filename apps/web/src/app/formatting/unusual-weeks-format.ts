import { formatMinutes } from './duration-format';
import { formatPlaceList } from './place-list-format';

/** The difference of a clock to home in some weeks, and the ones before and after, in minutes. */
export interface UnusualDifference {
  minutes: number;
  usualMinutes: number;
  nextMinutes: number;
}

/**
 * `New York is 5 hours behind home; usually 6 hours`, or `Sydney is 9 hours ahead of home; 8 hours before, 10 hours after`
 *
 * @param home the name of the clock that the others are compared with
 */
export function formatUnusualWeeks(
  places: readonly string[],
  { minutes, usualMinutes, nextMinutes }: UnusualDifference,
  home: string,
): string {
  const claim = `${formatPlaceList(places)} ${difference(minutes, home, places.length === 1)}`;
  const usual = shortDifference(usualMinutes, minutes);
  if (nextMinutes === usualMinutes || nextMinutes === minutes) return `${claim}; usually ${usual}`;
  return `${claim}; ${usual} before, ${shortDifference(nextMinutes, minutes)} after`;
}

function difference(minutes: number, home: string, isOne: boolean): string {
  if (minutes === 0) return `${isOne ? 'has' : 'have'} the same time as ${home}`;
  const length = formatMinutes(Math.abs(minutes));
  return `${isOne ? 'is' : 'are'} ${length} ${minutes < 0 ? 'behind' : 'ahead of'} ${home}`;
}

/** Leaves out the direction where it is that of the difference mentioned before. */
function shortDifference(minutes: number, mentionedMinutes: number): string {
  if (minutes === 0) return 'the same time';
  const length = formatMinutes(Math.abs(minutes));
  if (Math.sign(minutes) === Math.sign(mentionedMinutes)) return length;
  return `${length} ${minutes < 0 ? 'behind' : 'ahead'}`;
}
