/** Arithmetic of whole seconds since the epoch. A "second" is a number of seconds, an instant (`...Ms`) of milliseconds. */

export const MS_PER_SECOND = 1000;

/** The second an instant lies in. */
export function secondOf(utcMs: number): number {
  return Math.floor(utcMs / MS_PER_SECOND);
}

/** The instant a second begins. */
export function startOf(second: number): number {
  return second * MS_PER_SECOND;
}

/** Milliseconds from an instant to the beginning of a second; negative when it has begun. */
export function msUntil(second: number, nowMs: number): number {
  return startOf(second) - nowMs;
}
