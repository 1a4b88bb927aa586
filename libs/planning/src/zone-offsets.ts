import type { TimeSpan, ZoneState } from '@live-tz/contracts';

/** The offset of a zone from `atMs` on. */
interface OffsetChange {
  /** UTC milliseconds. */
  atMs: number;
  offsetMinutes: number;
}

/** The offsets of a zone over time. */
export interface ZoneOffsets {
  /** Minutes east of UTC before the first change. */
  offsetMinutes: number;
  /** In order of time. */
  changes: readonly OffsetChange[];
}

/** A span of time with one offset. */
export interface OffsetSpan extends TimeSpan {
  offsetMinutes: number;
}

/** The offsets of a zone by its current and its next rule, which is what a client knows. */
export function offsetsOfState({ offsetMinutes, next }: ZoneState): ZoneOffsets {
  return { offsetMinutes, changes: next === null ? [] : [next] };
}

/** The offset at an instant. */
export function offsetAt({ offsetMinutes, changes }: ZoneOffsets, utcMs: number): number {
  return changes.findLast(({ atMs }) => atMs <= utcMs)?.offsetMinutes ?? offsetMinutes;
}

/** The successive offsets within a range. */
export function* offsetSpans(offsets: ZoneOffsets, { fromMs, untilMs }: TimeSpan): Generator<OffsetSpan> {
  let startMs = fromMs;
  let offsetMinutes = offsetAt(offsets, fromMs);
  for (const change of offsets.changes) {
    if (change.atMs <= fromMs) continue;
    if (change.atMs >= untilMs) break;
    yield { fromMs: startMs, untilMs: change.atMs, offsetMinutes };
    startMs = change.atMs;
    offsetMinutes = change.offsetMinutes;
  }
  if (startMs < untilMs) yield { fromMs: startMs, untilMs, offsetMinutes };
}
