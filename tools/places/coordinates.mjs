/** Coordinates as the data files contain them: six digits, because tens of thousands of rows have them. */

const DIGITS = 3;
const BASE = 36;

/** Latitude from the south pole, then longitude from 180° W, in hundredths of a degree, three digits of base 36 each. */
export function packedCoordinates(latitude, longitude) {
  return hundredths(latitude + 90) + hundredths(longitude + 180);
}

function hundredths(degrees) {
  return Math.round(degrees * 100)
    .toString(BASE)
    .padStart(DIGITS, '0');
}
