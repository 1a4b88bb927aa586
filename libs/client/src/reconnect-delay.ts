const MIN_MS = 100;
const DEFAULT_MS = 1_000;
const MAX_MS = 30_000;

export interface LostConnection {
  /** Attempts that have failed one after the other; 0 if the lost connection had worked. */
  failures: number;
  /** The field `retry` of the stream, if there was one. */
  retryMs: number | null;
  /** The header `Retry-After` of a refusal, if there was one. */
  retryAfterMs: number | null;
}

/**
 * How long to wait before the next attempt: twice as long after each failure, up to 30 seconds, of which a random half keeps clients
 * from arriving together. Never shorter than a refusal demands.
 */
export function reconnectDelayMs(
  { failures, retryMs, retryAfterMs }: LostConnection,
  random: () => number = Math.random,
): number {
  const requestedMs = Math.max(MIN_MS, retryMs ?? DEFAULT_MS);
  const longestMs = failures === 0 ? requestedMs : Math.min(MAX_MS, DEFAULT_MS * 2 ** failures);
  const delayMs = longestMs * (0.5 + random() / 2);
  return retryAfterMs === null ? delayMs : Math.max(delayMs, retryAfterMs + DEFAULT_MS * random());
}
