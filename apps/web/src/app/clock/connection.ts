/**
 * How the page stands with the server. `connecting`: not heard yet. `reconnecting`: nothing heard for three seconds.
 * `offline`: nothing for thirty; the clocks then tick from the last rules.
 */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'offline';

const RECONNECTING_AFTER_MS = 3000;
const OFFLINE_AFTER_MS = 30_000;

/** @param silentMs since the server was last heard, or null when it never was */
export function connectionAfter(silentMs: number | null): Connection {
  if (silentMs === null) return 'connecting';
  if (silentMs < RECONNECTING_AFTER_MS) return 'live';
  return silentMs < OFFLINE_AFTER_MS ? 'reconnecting' : 'offline';
}
