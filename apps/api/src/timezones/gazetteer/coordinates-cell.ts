import type { Coordinates } from '@live-tz/contracts';

const DIGITS = 3;
const BASE = 36;
const SOUTH_POLE = -90;
const ANTIMERIDIAN = -180;

/** The coordinates of a row, null for an empty cell; the head of `places.tsv` describes the six digits. */
export function coordinatesOfCell(cell: string | undefined): Coordinates | null {
  if (!cell) return null;
  return {
    latitude: degrees(cell.slice(0, DIGITS), SOUTH_POLE),
    longitude: degrees(cell.slice(DIGITS), ANTIMERIDIAN),
  };
}

/** Computed in hundredths, so that the decimals are exact. */
function degrees(digits: string, from: number): number {
  return (parseInt(digits, BASE) + from * 100) / 100;
}
