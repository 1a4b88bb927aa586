import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';

const FIRST_DELAY_MS = 5 * MS_PER_SECOND;
const GROWTH = 4;
const MAX_DELAY_MS = 6 * MS_PER_HOUR;
/** Attempts to deliver an alert: 5 s, 20 s, 80 s, 5, 21 and 85 minutes and nearly 6 hours apart, 8 hours in total. */
export const MAX_DELIVERY_ATTEMPTS = 8;
/** Up to this share is added at random, so that the alerts of many users are not repeated at the same moment. */
const JITTER = 0.1;

/**
 * How long to wait after failed attempts, or null if there is to be no other.
 * @param random from 0 to 1
 */
export function retryDelayMs(attempts: number, random: number): number | null {
  if (attempts >= MAX_DELIVERY_ATTEMPTS) return null;
  const delayMs = Math.min(FIRST_DELAY_MS * GROWTH ** (attempts - 1), MAX_DELAY_MS);
  return Math.round(delayMs * (1 + JITTER * random));
}
