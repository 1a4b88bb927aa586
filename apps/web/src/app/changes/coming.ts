import type { Transition } from '@live-tz/contracts';
import { dayNumber } from '@live-tz/wall-clock';
import { changeWords, formatUnusualWeeks } from '../formatting/clock-change-format';
import { formatDateWithYear, formatDayRange } from '../formatting/date-format';
import type { HourFormat } from '../formatting/hour-format';
import { formatHourAndMinute, formatShortDate } from '../formatting/wall-time-format';
import { mergedChanges, type MergedChange, type PlaceInZone } from './merged-changes';
import { differenceSpans, type MinutesSpan, offsetSpans } from './offset-spans';
import { MAX_UNUSUAL_MS, type UnusualWeeks, unusualWeeks } from './unusual-weeks';

const DAY_MS = 86_400_000;
/** How far ahead the list looks: the longest time between two changes of a clock with summer time, New York's, is 34 weeks. */
const LISTED_MS = 35 * 7 * DAY_MS;
const MAX_ROWS = 8;

/** One line of the list: when, something to add to it, and what happens. */
export interface ComingRow {
  when: string;
  detail: string;
  words: string;
}

/** What a person's clocks have before them. */
export interface Coming {
  changes: readonly ComingRow[];
  weeks: readonly ComingRow[];
}

/** What the list is made of, besides the changes themselves. */
export interface ComingFrame {
  nowMs: number;
  places: readonly PlaceInZone[];
  /** The clock that differences are told against, and what to call it. */
  home: PlaceInZone;
  /** Minutes east of UTC now, by zone: what holds where nothing changes. */
  offsetsNow: ReadonlyMap<string, number>;
  hourFormat: HourFormat;
}

/**
 * The range to ask for, the same all day: wide enough to tell the weeks at either end of the list from a half of the year.
 */
export function rangeAround(nowMs: number): { fromMs: number; untilMs: number } {
  const todayMs = nowMs - (nowMs % DAY_MS);
  const marginMs = MAX_UNUSUAL_MS + DAY_MS;
  return { fromMs: todayMs - marginMs, untilMs: todayMs + DAY_MS + LISTED_MS + marginMs };
}

/** @param transitions of all zones of the frame within {@link rangeAround} it */
export function comingOf(transitions: readonly Transition[], frame: ComingFrame): Coming {
  const { nowMs, places } = frame;
  const untilMs = nowMs + LISTED_MS;
  const changes = mergedChanges(transitions, places)
    .filter((change) => change.atMs > nowMs && change.atMs < untilMs && change.places.length > 0)
    .slice(0, MAX_ROWS);
  return {
    changes: changes.map((change) => changeRow(change, frame.hourFormat)),
    weeks: weekRows(transitions, frame).slice(0, MAX_ROWS),
  };
}

function changeRow(change: MergedChange, hourFormat: HourFormat): ComingRow {
  return {
    when: formatDateWithYear(change.atMs, 0),
    detail: `${formatHourAndMinute(change.atMs, 0, hourFormat)} UTC${dayThere(change)}`,
    words: changeWords(change),
  };
}

/** The day by the clocks that change, where all of them agree on another one than UTC. */
function dayThere({ atMs, offsetsBefore }: MergedChange): string {
  const [offsetMinutes = 0] = offsetsBefore;
  const days = new Set(offsetsBefore.map((offset) => dayNumber(atMs, offset)));
  const isOneOtherDay = days.size === 1 && !days.has(dayNumber(atMs, 0));
  return isOneOtherDay ? `, ${formatShortDate(atMs, offsetMinutes)} there` : '';
}

function weekRows(transitions: readonly Transition[], frame: ComingFrame): ComingRow[] {
  const homeSpans = spansOf(frame.home.zone, transitions, frame);
  if (homeSpans === null) return [];
  const rows = new Map<string, { weeks: UnusualWeeks; places: Set<string> }>();
  for (const { place, zone } of frame.places) {
    for (const weeks of listedWeeks(spansOf(zone, transitions, frame), homeSpans, frame.nowMs)) {
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
      detail: '',
      words: formatUnusualWeeks([...places], weeks, frame.home.place),
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

/** Null for a zone whose rule is not known yet. */
function spansOf(
  zone: string,
  transitions: readonly Transition[],
  { nowMs, offsetsNow }: ComingFrame,
): MinutesSpan[] | null {
  const { fromMs, untilMs } = rangeAround(nowMs);
  const own = transitions.filter(({ zone: name, atMs }) => name === zone && atMs >= fromMs && atMs < untilMs);
  const offsetNow = offsetsNow.get(zone);
  if (own.length === 0 && offsetNow === undefined) return null;
  return offsetSpans(own, offsetNow ?? 0, fromMs, untilMs);
}

/** The days of home, the last one included. */
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
