/** Parts of a day by the altitude of the sun. The word and the icon name one of the four, never only a colour. */
export type DayPhase = 'night' | 'dawn' | 'day' | 'dusk';

/** Steps of the ramp that tints a card, in the order of a day; `styles/light.css` has a colour for each. */
export const LIGHT_STEPS = [
  'night',
  'first-light',
  'dawn',
  'morning',
  'day',
  'evening',
  'dusk',
  'last-light',
] as const;
export type LightStep = (typeof LIGHT_STEPS)[number];

/** The upper limb of the sun on the horizon, refracted: the altitude of the sun's centre at which almanacs have sunrise and sunset. */
const SUNRISE_DEGREES = -0.833;
/** Civil twilight: outdoors one sees without a lamp. */
const CIVIL_DEGREES = -6;
/** Nautical twilight: the sky is not dark yet. */
const NAUTICAL_DEGREES = -12;
/** Below it the light is warm and the shadows are long. */
const LOW_SUN_DEGREES = 6;

/** @param isRising whether the sun is higher a moment later */
export function phaseAt(altitudeDegrees: number, isRising: boolean): DayPhase {
  if (altitudeDegrees >= SUNRISE_DEGREES) return 'day';
  if (altitudeDegrees < CIVIL_DEGREES) return 'night';
  return isRising ? 'dawn' : 'dusk';
}

/** @param isRising whether the sun is higher a moment later */
export function stepAt(altitudeDegrees: number, isRising: boolean): LightStep {
  if (altitudeDegrees < NAUTICAL_DEGREES) return 'night';
  if (altitudeDegrees < CIVIL_DEGREES) return isRising ? 'first-light' : 'last-light';
  if (altitudeDegrees < SUNRISE_DEGREES) return isRising ? 'dawn' : 'dusk';
  if (altitudeDegrees < LOW_SUN_DEGREES) return isRising ? 'morning' : 'evening';
  return 'day';
}
