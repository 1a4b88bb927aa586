import type { LocalMoment, Transition, ZoneRule, ZoneState } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';

/** Moments are grouped, so that a drag of the slider causes one request at most. */
const GROUP_MS = 30 * MS_PER_DAY;

/** A span of time, half open, in UTC milliseconds. */
export interface Span {
  fromMs: number;
  untilMs: number;
}

/** The rules of zones within a span, as the server has them. */
export interface ZoneWindow extends Span {
  /** The rules at the beginning of the span, by the zone's name in small letters. */
  first: ReadonlyMap<string, ZoneRule>;
  /** In order of time. */
  transitions: readonly Transition[];
}

/** The span to load around a moment. It is the same for neighbouring moments, and reaches a month beyond any of them. */
export function spanAround(momentMs: number): Span {
  const groupMs = Math.floor(momentMs / GROUP_MS) * GROUP_MS;
  return { fromMs: groupMs - GROUP_MS, untilMs: groupMs + 2 * GROUP_MS };
}

/** @param locals the clocks of the zones at the beginning of the span */
export function windowOf(
  span: Span,
  locals: readonly LocalMoment[],
  transitions: readonly Transition[],
): ZoneWindow {
  const first = locals.map(({ zone, offsetMinutes, abbreviation }): [string, ZoneRule] => [
    zone.toLowerCase(),
    { offsetMinutes, abbreviation },
  ]);
  return { ...span, first: new Map(first), transitions };
}

/** The state of a zone at a moment; null if the window contains neither. */
export function stateIn(window: ZoneWindow, zone: string, momentMs: number): ZoneState | null {
  if (momentMs < window.fromMs || momentMs >= window.untilMs) return null;
  const name = zone.toLowerCase();
  const first = window.first.get(name);
  if (first === undefined) return null;
  const changes = window.transitions.filter((each) => each.zone.toLowerCase() === name);
  const rule = changes.findLast(({ atMs }) => atMs <= momentMs)?.after ?? first;
  const next = changes.find(({ atMs }) => atMs > momentMs);
  return { zone, ...rule, next: next === undefined ? null : { ...next.after, atMs: next.atMs } };
}

/** Whether the current state of a zone says which rule applies at a moment. After the next change it may have changed again. */
export function covers({ next }: ZoneState, nowMs: number, momentMs: number): boolean {
  return momentMs >= nowMs && (next === null || momentMs < next.atMs);
}
