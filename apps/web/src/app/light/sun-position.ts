import type { Coordinates, TimeSpan } from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { getPosition, getTimes } from 'suncalc';

/** Where the centre of the sun is at an instant, without the refraction of the air, as twilight is defined. */
export interface SunPosition {
  altitudeDegrees: number;
  isRising: boolean;
}

/** A sunrise or a sunset. */
export interface SunEvent {
  kind: 'sunrise' | 'sunset';
  atMs: number;
}

/** suncalc adds the refraction at the horizon to every altitude below it. */
const REFRACTION_DEGREES = 0.484;
/** The next event may belong to the solar day before, because that is not the day of UTC. */
const DAYS_AROUND = [-1, 0, 1, 2];

export function sunPositionAt(utcMs: number, coordinates: Coordinates): SunPosition {
  const altitudeDegrees = trueAltitude(utcMs, coordinates);
  return { altitudeDegrees, isRising: trueAltitude(utcMs + MS_PER_MINUTE, coordinates) > altitudeDegrees };
}

/** The sunrise or sunset that comes next within a day; null in polar day and polar night. */
export function nextSunEvent(utcMs: number, { latitude, longitude }: Coordinates): SunEvent | null {
  const events = DAYS_AROUND.flatMap((days): SunEvent[] => {
    const { sunrise, sunset } = getTimes(new Date(utcMs + days * MS_PER_DAY), latitude, longitude);
    return [
      ...(sunrise === null ? [] : [{ kind: 'sunrise' as const, atMs: sunrise.getTime() }]),
      ...(sunset === null ? [] : [{ kind: 'sunset' as const, atMs: sunset.getTime() }]),
    ];
  });
  const [next] = events
    .filter(({ atMs }) => atMs > utcMs && atMs <= utcMs + MS_PER_DAY)
    .sort((a, b) => a.atMs - b.atMs);
  return next ?? null;
}

/** From sunrise to sunset around a noon: the whole day in polar day, null in polar night. */
export function daylightAround(noonMs: number, coordinates: Coordinates): TimeSpan | null {
  const { sunrise, sunset } = getTimes(new Date(noonMs), coordinates.latitude, coordinates.longitude);
  if (sunrise !== null && sunset !== null) return { fromMs: sunrise.getTime(), untilMs: sunset.getTime() };
  if (trueAltitude(noonMs, coordinates) < 0) return null;
  return { fromMs: noonMs - MS_PER_DAY / 2, untilMs: noonMs + MS_PER_DAY / 2 };
}

function trueAltitude(utcMs: number, { latitude, longitude }: Coordinates): number {
  return getPosition(new Date(utcMs), latitude, longitude).altitude - REFRACTION_DEGREES;
}
