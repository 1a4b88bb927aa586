import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';

const NIGHT_FROM_MS = 22 * MS_PER_HOUR;
const NIGHT_UNTIL_MS = 6 * MS_PER_HOUR;
const FADE_MS = 30 * MS_PER_MINUTE;
/** A third of the light; the quietest text keeps a contrast of 4.5:1 on black. */
const NIGHT_BRIGHTNESS = 0.6;

/** How bright a wall is at an instant, 0 to 1: it fades in the half hour before and after the night of its home zone. */
export function brightnessAt(utcMs: number, offsetMinutes: number): number {
  const wallMs = utcMs + offsetMinutes * MS_PER_MINUTE;
  const sinceMidnightMs = ((wallMs % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  const untilNightMs = NIGHT_FROM_MS - sinceMidnightMs;
  const sinceNightMs = sinceMidnightMs - NIGHT_UNTIL_MS;
  const daylight = Math.min(Math.max(Math.min(untilNightMs, sinceNightMs) / FADE_MS, 0), 1);
  return NIGHT_BRIGHTNESS + (1 - NIGHT_BRIGHTNESS) * daylight;
}
