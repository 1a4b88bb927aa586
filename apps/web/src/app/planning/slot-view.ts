import type { DayState, OverlapSlot } from '@live-tz/contracts';
import { dayNumber, isoLocal, MS_PER_MINUTE, wallTimeOf } from '@live-tz/wall-clock';
import { type Bearer, formatBearers } from '../formatting/burden-format';
import type { HourFormat } from '../formatting/hour-format';
import { formatHourAndMinute, formatShortDate, formatWeekdayShort } from '../formatting/wall-time-format';
import type { IconName } from '../ui/icons';
import { formatSpan } from './common-hours';
import type { NamedClocks } from './plan-clock';
import type { Plan } from './plan-store';

const REFERENCE = 0;
const STATE_NAMES: Readonly<Record<DayState, string>> = {
  working: 'At work',
  awake: 'Awake',
  weekend: 'Weekend',
  asleep: 'Asleep',
};
const STATE_ICONS: Readonly<Record<DayState, IconName>> = {
  working: 'check',
  awake: 'sun',
  weekend: 'home',
  asleep: 'moon',
};

/** A participant of a slot, as the page shows it. */
export interface ParticipantRow {
  name: string;
  /** `15:00 – 16:00` */
  time: string;
  /** The date where it differs from that of the first participant; otherwise empty. */
  date: string;
  state: DayState;
  stateName: string;
  icon: IconName;
  isRequired: boolean;
}

/** A slot, as the page shows it. Dates and times are those of the first participant. */
export interface SlotView {
  slot: OverlapSlot;
  day: string;
  time: string;
  bearers: string;
  participants: ParticipantRow[];
}

export function slotView(slot: OverlapSlot, { clocks }: Plan, format: HourFormat): SlotView {
  return {
    slot,
    day: formatShortDate(slot.fromMs, clocks.offsetAt(REFERENCE, slot.fromMs)),
    time: formatSpan(slot, clocks, REFERENCE, format),
    bearers: formatBearers(bearersOf(slot, clocks, format)),
    participants: slot.participants.map(({ state, isRequired }, index) => ({
      name: clocks.nameOf(index),
      time: formatSpan(slot, clocks, index, format),
      date: isOnSameDay(slot, clocks, index)
        ? ''
        : formatShortDate(slot.fromMs, clocks.offsetAt(index, slot.fromMs)),
      state,
      stateName: STATE_NAMES[state],
      icon: STATE_ICONS[state],
      isRequired,
    })),
  };
}

export function bearersOf(slot: OverlapSlot, clocks: NamedClocks, format: HourFormat): Bearer[] {
  return slot.participants.map(({ state, burden, isRequired }, index) => {
    const offset = clocks.offsetAt(index, slot.fromMs);
    return {
      name: clocks.nameOf(index),
      state,
      burden,
      isRequired,
      time: formatHourAndMinute(slot.fromMs, offset, format),
      hour: wallTimeOf(slot.fromMs, offset).hour,
    };
  });
}

/** `Thu, 15 Jan: 15:00 Berlin · 09:00 New York · Fri 00:30 Tokyo`, for a mail or a chat. */
export function slotText(slot: OverlapSlot, clocks: NamedClocks, format: HourFormat): string {
  const times = slot.participants.map((_, index) => {
    const offset = clocks.offsetAt(index, slot.fromMs);
    const day = isOnSameDay(slot, clocks, index) ? '' : `${formatWeekdayShort(slot.fromMs, offset)} `;
    return `${day}${formatHourAndMinute(slot.fromMs, offset, format)} ${clocks.nameOf(index)}`;
  });
  const day = formatShortDate(slot.fromMs, clocks.offsetAt(REFERENCE, slot.fromMs));
  return `${day}: ${[...new Set(times)].join(' · ')}`;
}

/**
 * The path of a page that shows the slot to each viewer in their own zone: by the clock of the first participant, or in UTC while
 * that clock shows every time twice.
 */
export function slotPath({ fromMs }: OverlapSlot, { clocks, overlap }: Plan): string {
  const zone = clocks.referenceZone;
  const isRepeated = overlap.changes.some((change) => {
    const repeatedMs = (change.offsetMinutesBefore - change.offsetMinutesAfter) * MS_PER_MINUTE;
    return change.zone === zone && Math.abs(fromMs - change.atMs) <= repeatedMs;
  });
  const to = clocks.zones.filter((other) => isRepeated || other !== zone);
  const minute = isoLocal(fromMs, isRepeated ? 0 : clocks.offsetAt(REFERENCE, fromMs)).slice(
    0,
    'YYYY-MM-DDTHH:MM'.length,
  );
  const path = isRepeated ? `at/${minute}Z` : `at/${minute}/${zone}`;
  return to.length === 0 ? path : `${path}?to=${to.map(encodeURIComponent).join()}`;
}

function isOnSameDay({ fromMs }: OverlapSlot, clocks: NamedClocks, index: number): boolean {
  return (
    dayNumber(fromMs, clocks.offsetAt(index, fromMs)) ===
    dayNumber(fromMs, clocks.offsetAt(REFERENCE, fromMs))
  );
}
