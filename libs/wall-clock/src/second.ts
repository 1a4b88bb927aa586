import { MS_PER_SECOND } from './time-constants';

// Arithmetic of whole seconds since the epoch: a "second" counts seconds, an instant (`…Ms`) counts milliseconds.

/** The second that contains an instant. */
export function secondOf(utcMs: number): number {
  return Math.floor(utcMs / MS_PER_SECOND);
}

/** The instant at which a second begins. */
export function startOf(second: number): number {
  return second * MS_PER_SECOND;
}

/** Milliseconds from an instant to the beginning of a second; negative when it has begun. */
export function msUntil(second: number, nowMs: number): number {
  return startOf(second) - nowMs;
}
