import type { BoardClock, ZoneState } from '@live-tz/contracts';
import { dayStateAt, nextDayState, offsetsOfState } from '@live-tz/planning';

/** Whether the clock is that of people: UTC and offsets have no working day, unless they were given hours. */
export function hasDayState({ latitude, hours }: BoardClock): boolean {
  return latitude !== null || hours !== null;
}

/** The state of the day at a clock, and the next one. */
export function dayStateOf({ effectiveHours }: BoardClock, zone: ZoneState, utcMs: number) {
  const offsets = offsetsOfState(zone);
  return {
    state: dayStateAt(effectiveHours, offsets, utcMs),
    next: nextDayState(effectiveHours, offsets, utcMs),
  };
}
