/** A point on the Earth in degrees, to about a kilometre. */
export interface Coordinates {
  /** North of the equator, -90 to 90. */
  latitude: number;
  /** East of Greenwich, -180 to 180. */
  longitude: number;
}

/** Both are null where there is no place: for `UTC` and fixed offsets. */
export type OptionalCoordinates = { [Axis in keyof Coordinates]: number | null };
