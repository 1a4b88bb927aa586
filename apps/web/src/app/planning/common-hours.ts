import type { OverlapChange, TimeSpan } from '@live-tz/contracts';
import { dayNumber, isoLocal, MS_PER_DAY, MS_PER_MINUTE, wallTimeOf } from '@live-tz/wall-clock';
import { formatClockChange } from '../formatting/clock-change-format';
import { formatMinutes } from '../formatting/duration-format';
import type { HourFormat } from '../formatting/hour-format';
import { formatPlaceList } from '../formatting/place-list-format';
import { formatHourAndMinute, formatShortDate } from '../formatting/wall-time-format';
import type { NamedClocks } from './plan-clock';
import type { Plan } from './plan-store';

const MINUTES_PER_DAY = MS_PER_DAY / MS_PER_MINUTE;
const REFERENCE = 0;

/** Hours of one day, for a text and as part of a bar of 24 hours. */
export interface CommonSpan {
  text: string;
  /** Percent of the day. */
  start: number;
  length: number;
}

/** A day with hours in which everybody works, by the calendar of the first participant. */
export interface CommonDay {
  /** `YYYY-MM-DD` */
  date: string;
  day: string;
  spans: CommonSpan[];
  /** `2 hours` */
  total: string;
  /** Changes of the clocks since the day before in the list. */
  notes: string[];
}

/** The days with hours for the meeting, and the changes of the clocks between them. */
export function commonDays({ overlap, clocks, minutes }: Plan, format: HourFormat): CommonDay[] {
  const spans = overlap.allWorking.filter(
    ({ fromMs, untilMs }) => untilMs - fromMs >= minutes * MS_PER_MINUTE,
  );
  const days = new Map<number, TimeSpan[]>();
  for (const span of spans) {
    const day = dayNumber(span.fromMs, clocks.offsetAt(REFERENCE, span.fromMs));
    days.set(day, [...(days.get(day) ?? []), span]);
  }
  let sinceMs = overlap.range.fromMs;
  return [...days.values()].map((ofDay) => {
    const startMs = ofDay[0]?.fromMs ?? sinceMs;
    const changes = overlap.changes.filter(({ atMs }) => atMs >= sinceMs && atMs <= startMs);
    sinceMs = startMs + 1;
    const offset = clocks.offsetAt(REFERENCE, startMs);
    const totalMs = ofDay.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
    return {
      date: isoLocal(startMs, offset).slice(0, 'YYYY-MM-DD'.length),
      day: formatShortDate(startMs, offset),
      spans: ofDay.map((span) => commonSpan(span, clocks, format)),
      total: formatMinutes(Math.round(totalMs / MS_PER_MINUTE)),
      notes: changeNotes(changes, clocks),
    };
  });
}

/** Sentences about changes of the clocks; those of one instant are told together. */
export function changeNotes(changes: readonly OverlapChange[], clocks: NamedClocks): string[] {
  const groups = new Map<string, OverlapChange[]>();
  for (const change of changes) {
    const key = `${change.atMs} ${byMinutes(change)}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => changeNote(group, clocks));
}

function changeNote(group: readonly OverlapChange[], clocks: NamedClocks): string {
  const [first] = group;
  if (first === undefined) return '';
  const by = byMinutes(first);
  const names = group.flatMap(({ zone }) => clocks.namesIn(zone));
  const day = formatShortDate(first.atMs, first.offsetMinutesBefore);
  const change = `${formatClockChange(by, names)} on ${day}`;
  const isOfReference = group.some(({ zone }) => zone === clocks.referenceZone);
  const amount = formatMinutes(Math.abs(by));
  if (isOfReference) {
    const others = clocks.names.filter((name) => !names.includes(name));
    if (others.length === 0) return `${change}.`;
    return `${change}: from then on, the day of ${formatPlaceList(others)} is ${amount} ${by > 0 ? 'later' : 'earlier'} for ${clocks.reference}.`;
  }
  return `${change}: from then on, the day there is ${amount} ${by > 0 ? 'earlier' : 'later'} for ${clocks.reference}.`;
}

function commonSpan({ fromMs, untilMs }: TimeSpan, clocks: NamedClocks, format: HourFormat): CommonSpan {
  const offset = clocks.offsetAt(REFERENCE, fromMs);
  const { hour, minute } = wallTimeOf(fromMs, offset);
  const start = (hour * 60 + minute) / MINUTES_PER_DAY;
  const length = Math.min((untilMs - fromMs) / MS_PER_DAY, 1 - start);
  return {
    text: formatSpan({ fromMs, untilMs }, clocks, REFERENCE, format),
    start: start * 100,
    length: length * 100,
  };
}

/** `15:00 – 17:00` on the clock of a participant. */
export function formatSpan(
  { fromMs, untilMs }: TimeSpan,
  clocks: NamedClocks,
  index: number,
  format: HourFormat,
): string {
  const from = formatHourAndMinute(fromMs, clocks.offsetAt(index, fromMs), format);
  return `${from} – ${formatHourAndMinute(untilMs, clocks.offsetAt(index, untilMs), format)}`;
}

function byMinutes({ offsetMinutesBefore, offsetMinutesAfter }: OverlapChange): number {
  return offsetMinutesAfter - offsetMinutesBefore;
}
