import { MS_PER_MINUTE } from '@live-tz/wall-clock';

const STEP_MS = 3 * MS_PER_MINUTE;
/** A walk over a grid of three by three. It never goes further than one step, so that a shift is not noticed. */
const PATH = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
] as const;

/** The shift against burn-in at an instant, in steps to the right and down: -1, 0 or 1 each. */
export function shiftAt(utcMs: number): { x: number; y: number } {
  const [x, y] = PATH[Math.floor(utcMs / STEP_MS) % PATH.length] ?? PATH[0];
  return { x, y };
}
