import type { WorkingHours } from './board';

/** What somebody is doing at an instant, by their working hours: `asleep` is 23:00 to 07:00 outside of work. */
export const DAY_STATES = ['working', 'awake', 'weekend', 'asleep'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** A half-open span of time, in UTC milliseconds. */
export interface TimeSpan {
  fromMs: number;
  untilMs: number;
}

/** A participant of a slot. */
export interface SlotParticipant {
  zone: string;
  /** The id of the clock, with `/boards/:id/overlap`. */
  clockId?: string;
  label: string | null;
  /** Wall time at the start of the slot with its offset, ISO 8601. */
  local: string;
  /** The worst state during the slot. */
  state: DayState;
  /** This participant's part of the burden. */
  burden: number;
  isRequired: boolean;
}

/** A proposal for a meeting. */
export interface OverlapSlot extends TimeSpan {
  /** The sum of the burdens of the required participants: 0 if all of them work. */
  burden: number;
  participants: SlotParticipant[];
}

/** A change of the clocks within the requested range. */
export interface OverlapChange {
  zone: string;
  atMs: number;
  offsetMinutesBefore: number;
  offsetMinutesAfter: number;
}

/** `GET /overlap` and `GET /boards/:id/overlap`. */
export interface Overlap {
  /** The best slots that do not overlap each other: the least burden first, then the least of the optional participants, then the earliest. */
  slots: OverlapSlot[];
  /** Every span in which all required participants work, in order. */
  allWorking: TimeSpan[];
  /** Three slots whose burden is shared as evenly as possible: one in each third of the range. Empty for less than three days. */
  rotation: OverlapSlot[];
  /** Changes of the clocks within the range, in order. */
  changes: OverlapChange[];
  /** The hours that were used, in the order of the participants. */
  hours: WorkingHours[];
  /** The range that was searched. */
  range: TimeSpan;
  /** Minutes east of UTC at the beginning of the range, in the order of the participants. */
  offsetsMinutes: number[];
}
