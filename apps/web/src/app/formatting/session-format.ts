import type { UserSession } from '@live-tz/contracts';
import { plainDateTime } from '@live-tz/wall-clock';
import { formatShortDate } from './wall-time-format';

/** `Signed in Mon 23 Nov. Last used Thu 26 Nov, about 14:00 UTC.` The server stores only the hour of the last use. */
export function formatSession({ createdAtMs, lastSeenAtMs, isCurrent }: UserSession): string {
  const signedIn = `Signed in ${formatShortDate(createdAtMs, 0)}.`;
  if (isCurrent) return signedIn;
  const hour = plainDateTime(lastSeenAtMs, 0).slice(11, 13);
  return `${signedIn} Last used ${formatShortDate(lastSeenAtMs, 0)}, about ${hour}:00 UTC.`;
}
