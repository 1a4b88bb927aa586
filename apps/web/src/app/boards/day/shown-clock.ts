import {
  type BoardClock,
  DEFAULT_WORKING_HOURS,
  type SavedZone,
  type WorkingHours,
  type ZoneState,
} from '@live-tz/contracts';
import { dayStateAt, nextDayState, offsetsOfState } from '@live-tz/planning';

/** A clock of a board, or of the list of saved zones, which has no hours. */
export type ShownClock = SavedZone & Partial<Pick<BoardClock, 'effectiveHours' | 'hours' | 'note'>>;

export function hoursOf({ effectiveHours }: ShownClock): WorkingHours {
  return effectiveHours ?? DEFAULT_WORKING_HOURS;
}

/** Whether the clock is that of people: UTC and offsets have no working day, unless they were given hours. */
export function hasDayState({ latitude, hours }: ShownClock): boolean {
  return latitude !== null || (hours ?? null) !== null;
}

/** The state of the day at a clock, and the next one. */
export function dayStateOf(clock: ShownClock, zone: ZoneState, utcMs: number) {
  const offsets = offsetsOfState(zone);
  const hours = hoursOf(clock);
  return { state: dayStateAt(hours, offsets, utcMs), next: nextDayState(hours, offsets, utcMs) };
}
