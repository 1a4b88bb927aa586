import {
  type BoardClock,
  type ClockSort,
  DAY_STATES,
  type DayState,
  type ZoneState,
} from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import { formatLabel } from '../../formatting/clock-label-format';
import { dayStateOf, hasDayState } from '../day/day-state';

type Key = (clock: BoardClock) => number;

/** The clocks in an order other than that by hand, which decides between equal ones. */
export function sortedClocks(
  clocks: readonly BoardClock[],
  sort: ClockSort,
  rules: ReadonlyMap<string, ZoneState>,
  utcMs: number,
): BoardClock[] {
  if (sort === 'name') return [...clocks].sort((a, b) => formatLabel(a).localeCompare(formatLabel(b)));
  if (sort === 'manual') return [...clocks];
  const keys = new Map(clocks.map((clock) => [clock, keyOf(sort, rules, utcMs)(clock)]));
  return [...clocks].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

function keyOf(sort: ClockSort, rules: ReadonlyMap<string, ZoneState>, utcMs: number): Key {
  return (clock) => {
    const zone = rules.get(clock.zone);
    if (zone === undefined) return Infinity;
    if (sort === 'offset') return ruleAt(zone, utcMs).offsetMinutes;
    return hasDayState(clock) ? rankOf(dayStateOf(clock, zone, utcMs).state) : DAY_STATES.length;
  };
}

/** `DAY_STATES` begins with those who are fine to call. */
function rankOf(state: DayState): number {
  return DAY_STATES.indexOf(state);
}
