import { PLAIN_SOCKET_PATH } from '@live-tz/contracts';

const PREFIX = `${PLAIN_SOCKET_PATH}/`;
/** One to three segments, with or without a trailing slash. */
const ZONE = /^([^/]+(?:\/[^/]+){0,2})\/?$/;

/** The zone in a path such as `/ws/time/America/New_York/` (or `America%2FNew_York`), decoded once, or null. */
export function zoneInPath(path: string): string | null {
  if (!path.startsWith(PREFIX)) return null;
  const zone = ZONE.exec(path.slice(PREFIX.length))?.[1];
  return zone === undefined ? null : decoded(zone);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
