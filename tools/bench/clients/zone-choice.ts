import { zoneNames } from '@live-tz/test-cluster';

const NAMES = zoneNames();

/** The zones the person of a number watches: everybody others, so that every zone is watched by as many. */
export function zonesOf(person: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => NAMES[(person * count + index) % NAMES.length] ?? 'UTC');
}
