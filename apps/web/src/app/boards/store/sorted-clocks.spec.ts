import { type BoardClock, DEFAULT_WORKING_HOURS, type ZoneState } from '@live-tz/contracts';
import { sortedClocks } from './sorted-clocks';

/** A Thursday. */
const NOON_MS = Date.parse('2026-11-26T12:00:00Z');

const OFFSETS = { Berlin: 60, Lisbon: 0, Tokyo: 540, 'New York': -300, Honolulu: -600 };
const RULES = new Map(
  Object.entries(OFFSETS).map(([zone, offsetMinutes]): [string, ZoneState] => [
    zone,
    { zone, offsetMinutes, abbreviation: '', next: null },
  ]),
);

function clock(zone: string, label: string | null = null): BoardClock {
  return {
    id: zone,
    zone,
    label,
    place: zone,
    country: null,
    latitude: 0,
    longitude: 0,
    position: 0,
    hours: null,
    effectiveHours: DEFAULT_WORKING_HOURS,
    note: null,
  };
}

const CLOCKS = [
  clock('Honolulu'),
  clock('Tokyo', 'Ana'),
  clock('Berlin'),
  clock('New York'),
  clock('Lisbon'),
];

function order(sort: 'offset' | 'name' | 'day-state' | 'manual'): string {
  return sortedClocks(CLOCKS, sort, RULES, NOON_MS)
    .map(({ zone }) => zone)
    .join();
}

describe('the order of clocks', () => {
  it.each([
    ['manual', 'Honolulu,Tokyo,Berlin,New York,Lisbon'],
    ['offset', 'Honolulu,New York,Lisbon,Berlin,Tokyo'],
    // By the label, which is the user's own.
    ['name', 'Tokyo,Berlin,Honolulu,Lisbon,New York'],
    // At noon in UTC Berlin and Lisbon work, Tokyo is awake, and so is New York at 07:00; Honolulu is asleep.
    ['day-state', 'Berlin,Lisbon,Tokyo,New York,Honolulu'],
  ] as const)('by %s is %s', (sort, expected) => {
    expect(order(sort)).toBe(expected);
  });

  it('puts clocks last whose rules are not loaded', () => {
    const clocks = [clock('Oslo'), ...CLOCKS];
    expect(sortedClocks(clocks, 'offset', RULES, NOON_MS).at(-1)?.zone).toBe('Oslo');
  });
});
