import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';

/** All offsets in use are multiples of it, so that a moment on it is a whole quarter of an hour on every clock. */
export const QUARTER_MS = 15 * MS_PER_MINUTE;
/** How far the slider reaches in either direction, in its steps. */
export const MAX_STEPS = MS_PER_DAY / QUARTER_MS;

/**
 * The moment at a position of the slider.
 *
 * @param centreMs the moment in the middle
 * @param steps quarters of an hour from there; the first one leads to the nearest whole quarter
 */
export function momentAt(centreMs: number, steps: number): number {
  if (steps === 0) return centreMs;
  const round = steps > 0 ? Math.floor : Math.ceil;
  return (round(centreMs / QUARTER_MS) + steps) * QUARTER_MS;
}

/** The position of a moment on the slider; beyond its ends for a moment that it does not reach. */
export function stepsTo(momentMs: number, centreMs: number): number {
  const round = momentMs >= centreMs ? Math.floor : Math.ceil;
  return round(momentMs / QUARTER_MS) - round(centreMs / QUARTER_MS);
}

/** By how much a key moves the moment; null for a key with another meaning. */
export function shiftOfKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): number | null {
  const arrowMs = shiftKey ? MS_PER_HOUR : QUARTER_MS;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return arrowMs;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -arrowMs;
    case 'PageUp':
      return MS_PER_DAY;
    case 'PageDown':
      return -MS_PER_DAY;
    default:
      return null;
  }
}

/** The moment that a key leads to: a quarter or a whole hour further ends on a whole quarter of an hour. */
export function shifted(momentMs: number, byMs: number): number {
  return Math.abs(byMs) === MS_PER_DAY ? momentMs + byMs : momentAt(momentMs, byMs / QUARTER_MS);
}
