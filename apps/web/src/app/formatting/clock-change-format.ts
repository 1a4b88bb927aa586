import { differenceLabel } from '@live-tz/wall-clock';
import type { MergedChange } from '../changes/merged-changes';
import type { UnusualWeeks } from '../changes/unusual-weeks';

const MAX_NAMES = 5;

/** `Clocks go forward 60 minutes in Berlin, Lisbon` */
export function changeWords({ byMinutes, places }: MergedChange): string {
  const direction = byMinutes < 0 ? 'back' : 'forward';
  return `Clocks go ${direction} ${Math.abs(byMinutes)} minutes in ${named(places)}`;
}

/**
 * `New York is 5 h behind home instead of 6 h`
 *
 * @param home what to call the clock that differences are told against
 */
export function formatUnusualWeeks(places: readonly string[], weeks: UnusualWeeks, home: string): string {
  const { minutes, usualMinutes, nextMinutes } = weeks;
  const isThird = nextMinutes !== usualMinutes && nextMinutes !== minutes;
  const then = isThird ? `, then ${shortly(nextMinutes, minutes)}` : '';
  const are = places.length === 1 ? 'is' : 'are';
  return `${named(places)} ${are} ${against(minutes, home)} instead of ${shortly(usualMinutes, minutes)}${then}`;
}

/** Places one after the other; a long list ends with how many there are besides. */
export function named(places: readonly string[]): string {
  if (places.length <= MAX_NAMES) return places.join(', ');
  const named = MAX_NAMES - 1;
  return `${places.slice(0, named).join(', ')} and ${places.length - named} more`;
}

function against(minutes: number, home: string): string {
  if (minutes === 0) return `at the same time as ${home}`;
  return `${hoursOf(minutes)} ${minutes < 0 ? 'behind' : 'ahead of'} ${home}`;
}

/** The direction goes without saying where it is the one just told. */
function shortly(minutes: number, told: number): string {
  if (minutes === 0) return 'the same time';
  if (Math.sign(minutes) === Math.sign(told)) return hoursOf(minutes);
  return `${hoursOf(minutes)} ${minutes < 0 ? 'behind' : 'ahead'}`;
}

function hoursOf(minutes: number): string {
  return differenceLabel(Math.abs(minutes)).replace('+', '');
}
