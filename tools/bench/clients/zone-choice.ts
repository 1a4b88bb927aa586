import { zoneNames } from '@live-tz/test-cluster';

const NAMES = zoneNames();

/** The zones of the client with an index: each client gets the next ones, which spreads the zones evenly. */
export function zonesOf(clientIndex: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => NAMES[(clientIndex * count + index) % NAMES.length] ?? 'UTC',
  );
}
