/**
 * The state of the page's connection to the server. `connecting`: no message received yet. `reconnecting`: none for three
 * seconds. `offline`: none for thirty seconds; the clocks tick on by the last known rules.
 */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'offline';

const RECONNECTING_AFTER_MS = 3000;
const OFFLINE_AFTER_MS = 30_000;

/** @param silentMs since the last message of the server, or null before the first */
export function connectionAfter(silentMs: number | null): Connection {
  if (silentMs === null) return 'connecting';
  if (silentMs < RECONNECTING_AFTER_MS) return 'live';
  return silentMs < OFFLINE_AFTER_MS ? 'reconnecting' : 'offline';
}
