import type { OptionalCoordinates, TimeSpan } from '@live-tz/contracts';
import { dayNumber, MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { daylightAround } from '../../light/sun-position';

/** From midnight to midnight by a clock, as its bar shows the day: with the offset of the moment for all of it. */
export function dayAxis(utcMs: number, offsetMinutes: number): TimeSpan {
  const fromMs = dayNumber(utcMs, offsetMinutes) * MS_PER_DAY - offsetMinutes * MS_PER_MINUTE;
  return { fromMs, untilMs: fromMs + MS_PER_DAY };
}

/** When the sun is up at a place within an axis; never without a place. */
export function sunlightWithin({ fromMs, untilMs }: TimeSpan, place: OptionalCoordinates): TimeSpan[] {
  const { latitude, longitude } = place;
  if (latitude === null || longitude === null) return [];
  const spans: TimeSpan[] = [];
  // The solar day of a place is not that of its clocks.
  for (let noonMs = fromMs - MS_PER_DAY / 2; noonMs < untilMs + MS_PER_DAY; noonMs += MS_PER_DAY) {
    const span = daylightAround(noonMs, { latitude, longitude });
    if (span !== null && span.untilMs > fromMs && span.fromMs < untilMs) spans.push(span);
  }
  return spans;
}
