import type { Transition } from '@live-tz/contracts';
import { dayNumber, MS_PER_DAY } from '@live-tz/wall-clock';
import { formatClockChange } from '../formatting/clock-change-format';
import { formatDateWithYear, formatDayRange } from '../formatting/date-format';
import type { HourFormat } from '../formatting/hour-format';
import { formatUnusualWeeks } from '../formatting/unusual-weeks-format';
import { formatPlaceList } from '../formatting/place-list-format';
import { formatHourAndMinute, formatShortDate } from '../formatting/wall-time-format';
import { type ChangeInstant, mergedChanges, type MergedChange, type PlaceInZone } from './merged-changes';
import { differenceSpans, type MinutesSpan, offsetSpans } from './offset-spans';
import { MAX_UNUSUAL_MS, type UnusualWeeks, unusualWeeks } from './unusual-weeks';

/** How far ahead the list looks: the longest time between two changes of a zone with summer time is New York's 34 weeks. */
const LISTED_MS = 35 * 7 * MS_PER_DAY;
const MAX_ROWS = 8;

/** One row of the list: what happens, and when. */
interface ComingRow {
  when: string;
  text: string;
}

/** A change of the clocks, with its local date and time. */
interface ChangeRow extends ComingRow {
  time: string;
  /** The same in UTC. */
  utc: string;
}

/** The upcoming changes of a user's clocks. */
export interface ComingRows {
  changes: readonly ChangeRow[];
  weeks: readonly ComingRow[];
}

/** What the list depends on besides the transitions. */
export interface ComingContext {
  nowMs: number;
  places: readonly PlaceInZone[];
  /** The clock that the others are compared with. */
  home: PlaceInZone;
  /** Minutes east of UTC now, by zone: the offsets of zones without transitions. */
  offsetsNow: ReadonlyMap<string, number>;
  hourFormat: HourFormat;
}

/**
 * The range of transitions to request, which stays the same all day. Its margins distinguish unusual weeks at either end of
 * the list from half of the year.
 */
export function rangeAround(nowMs: number): { fromMs: number; untilMs: number } {
  const todayMs = nowMs - (nowMs % MS_PER_DAY);
  const marginMs = MAX_UNUSUAL_MS + MS_PER_DAY;
  return { fromMs: todayMs - marginMs, untilMs: todayMs + MS_PER_DAY + LISTED_MS + marginMs };
}

/** @param transitions of all zones of the context within {@link rangeAround} */
export function comingRows(transitions: readonly Transition[], context: ComingContext): ComingRows {
  const { nowMs, places } = context;
  const untilMs = nowMs + LISTED_MS;
  const coming = transitions.filter(({ atMs }) => atMs > nowMs && atMs < untilMs);
  const changes = mergedChanges(coming, places).slice(0, MAX_ROWS);
  return {
    changes: changes.map((change) => changeRow(change, context.hourFormat)),
    weeks: weekRows(transitions, context).slice(0, MAX_ROWS),
  };
}

function changeRow(change: MergedChange, hourFormat: HourFormat): ChangeRow {
  const { byMinutes, places, first, instants } = change;
  return {
    when: formatDateWithYear(first.atMs, first.offsetBefore),
    time: formatHourAndMinute(first.atMs, first.offsetBefore, hourFormat),
    utc: instants
      .map(
        (instant) =>
          utcOf(instant, hourFormat) + (instants.length > 1 ? ` ${formatPlaceList(instant.places)}` : ''),
      )
      .join(', '),
    text: formatClockChange(byMinutes, places),
  };
}

/** `07:00 UTC`, with the day where it is not the local one. */
function utcOf({ atMs, offsetBefore }: ChangeInstant, hourFormat: HourFormat): string {
  const isSameDay = dayNumber(atMs, 0) === dayNumber(atMs, offsetBefore);
  const time = `${formatHourAndMinute(atMs, 0, hourFormat)} UTC`;
  return isSameDay ? time : `${formatShortDate(atMs, 0)}, ${time}`;
}

function weekRows(transitions: readonly Transition[], context: ComingContext): ComingRow[] {
  const homeSpans = spansOf(context.home.zone, transitions, context);
  if (homeSpans === null) return [];
  const rows = new Map<string, { weeks: UnusualWeeks; places: Set<string> }>();
  for (const { place, zone } of context.places) {
    for (const weeks of listedWeeks(spansOf(zone, transitions, context), homeSpans, context.nowMs)) {
      const key = Object.values(weeks).join();
      const row = rows.get(key) ?? { weeks, places: new Set() };
      rows.set(key, row);
      row.places.add(place);
    }
  }
  return [...rows.values()]
    .sort((a, b) => a.weeks.fromMs - b.weeks.fromMs || a.weeks.untilMs - b.weeks.untilMs)
    .map(({ weeks, places }) => ({
      when: daysOf(weeks, homeSpans),
      text: formatUnusualWeeks([...places], weeks, context.home.place),
    }));
}

function listedWeeks(
  spans: readonly MinutesSpan[] | null,
  homeSpans: readonly MinutesSpan[],
  nowMs: number,
): UnusualWeeks[] {
  if (spans === null) return [];
  return unusualWeeks(differenceSpans(spans, homeSpans)).filter(
    ({ fromMs, untilMs }) => untilMs > nowMs && fromMs < nowMs + LISTED_MS,
  );
}

/** Null for a zone whose rule is still unknown. */
function spansOf(
  zone: string,
  transitions: readonly Transition[],
  { nowMs, offsetsNow }: ComingContext,
): MinutesSpan[] | null {
  const { fromMs, untilMs } = rangeAround(nowMs);
  const own = transitions.filter(({ zone: name, atMs }) => name === zone && atMs >= fromMs && atMs < untilMs);
  const offsetNow = offsetsNow.get(zone);
  if (own.length === 0 && offsetNow === undefined) return null;
  return offsetSpans(own, offsetNow ?? 0, fromMs, untilMs);
}

/** The days by the home clock, including the last one. */
function daysOf({ fromMs, untilMs }: UnusualWeeks, homeSpans: readonly MinutesSpan[]): string {
  const lastMs = untilMs - 1;
  return formatDayRange(
    { utcMs: fromMs, offsetMinutes: offsetAt(homeSpans, fromMs) },
    { utcMs: lastMs, offsetMinutes: offsetAt(homeSpans, lastMs) },
  );
}

function offsetAt(spans: readonly MinutesSpan[], utcMs: number): number {
  return spans.findLast(({ fromMs }) => fromMs <= utcMs)?.minutes ?? 0;
}
