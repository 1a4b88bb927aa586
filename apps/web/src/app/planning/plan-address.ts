import { MS_PER_DAY } from '@live-tz/wall-clock';

/** Durations that the page offers, in minutes. */
export const DURATIONS = [30, 60, 90, 120] as const;
/** Days that the page offers to search. */
export const RANGES = [1, 7, 14] as const;
const DEFAULT_MINUTES = 60;
const DEFAULT_DAYS = 14;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Query parameters of the page. */
export interface PlanQuery {
  zones?: string;
  also?: string;
  optional?: string;
  without?: string;
  minutes?: string;
  from?: string;
  days?: string;
}

/** What the address of the page says. */
export interface PlanAddress {
  /** The participants; null: the clocks of the board. */
  zones: readonly string[] | null;
  /** Further participants. */
  also: readonly string[];
  /** Participants who do not have to come, by their position from 1. */
  optional: readonly number[];
  /** Participants who are not invited, by their position from 1. */
  without: readonly number[];
  minutes: number;
  /** `YYYY-MM-DD` for the first participant; null: today. */
  from: string | null;
  days: number;
}

export function addressFrom({
  zones,
  also,
  optional,
  without,
  minutes,
  from = '',
  days,
}: PlanQuery): PlanAddress {
  return {
    zones: zones === undefined ? null : listOf(zones),
    also: listOf(also),
    optional: positionsOf(optional),
    without: positionsOf(without),
    minutes: wholeNumber(minutes) ?? DEFAULT_MINUTES,
    from: DATE.test(from) ? from : null,
    days: wholeNumber(days) ?? DEFAULT_DAYS,
  };
}

/** The query parameters of an address, without those that are as usual. */
export function queryOf({ zones, also, optional, without, minutes, from, days }: PlanAddress): PlanQuery {
  return {
    zones: zones === null ? undefined : zones.join(),
    also: also.join() || undefined,
    optional: optional.join() || undefined,
    without: without.join() || undefined,
    minutes: minutes === DEFAULT_MINUTES ? undefined : String(minutes),
    from: from ?? undefined,
    days: from === null || days === DEFAULT_DAYS ? undefined : String(days),
  };
}

/** The first date after the range, or null for the usual range from today. */
export function untilOf({ from, days }: PlanAddress): string | null {
  return from === null ? null : dateAfter(from, days);
}

/** `2027-03-01` one day after `2027-02-28`. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, date.length);
}

/** Adds a position to a list, or removes it. */
export function withPosition(
  positions: readonly number[],
  position: number,
  isListed: boolean,
): readonly number[] {
  const others = positions.filter((other) => other !== position);
  return isListed ? [...others, position].sort((a, b) => a - b) : others;
}

function listOf(text = ''): string[] {
  return text.split(',').filter(Boolean);
}

function positionsOf(text: string | undefined): number[] {
  return listOf(text).flatMap((position) => wholeNumber(position) ?? []);
}

function wholeNumber(text = ''): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
