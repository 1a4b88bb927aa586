import type { TimeSpan } from '@live-tz/contracts';
import { offsetSpans, type ZoneOffsets } from '@live-tz/planning';
import { MS_PER_HOUR, MS_PER_MINUTE, wallTimeOf } from '@live-tz/wall-clock';
import { percentOf } from '../day/axis';

/** A full hour of a zone on the axis of the timeline. */
export interface HourMark {
  atMs: number;
  at: number;
  hour: number;
  /** Minutes east of UTC. */
  offsetMinutes: number;
}

/** A change of the clocks on the axis of the timeline. */
export interface ChangeMark {
  atMs: number;
  at: number;
  /** How far the clocks go forward (negative: back). */
  byMinutes: number;
}

/** The full hours that a zone's clocks show within an axis: an hour that is skipped is missing, a repeated one is there twice. */
export function hourMarks(offsets: ZoneOffsets, axis: TimeSpan): HourMark[] {
  return [...offsetSpans(offsets, axis)].flatMap(({ fromMs, untilMs, offsetMinutes }) => {
    const shiftMs = offsetMinutes * MS_PER_MINUTE;
    const firstMs = Math.ceil((fromMs + shiftMs) / MS_PER_HOUR) * MS_PER_HOUR - shiftMs;
    const marks: HourMark[] = [];
    for (let atMs = firstMs; atMs < untilMs; atMs += MS_PER_HOUR) {
      const { hour } = wallTimeOf(atMs, offsetMinutes);
      marks.push({ atMs, at: percentOf(atMs, axis), hour, offsetMinutes });
    }
    return marks;
  });
}

/** The changes of a zone's clocks within an axis. */
export function changeMarks({ offsetMinutes, changes }: ZoneOffsets, axis: TimeSpan): ChangeMark[] {
  return changes
    .map((change, index) => ({
      atMs: change.atMs,
      at: percentOf(change.atMs, axis),
      byMinutes: change.offsetMinutes - (changes[index - 1]?.offsetMinutes ?? offsetMinutes),
    }))
    .filter(({ atMs }) => atMs > axis.fromMs && atMs < axis.untilMs);
}
