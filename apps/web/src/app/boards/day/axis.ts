import type { TimeSpan } from '@live-tz/contracts';

/** A part of a bar, in percent of its width. */
export interface BarPart {
  at: number;
  width: number;
}

/** Where an instant is on an axis, in percent. */
export function percentOf(atMs: number, { fromMs, untilMs }: TimeSpan): number {
  return ((atMs - fromMs) / (untilMs - fromMs)) * 100;
}

/** The parts of spans that are within an axis. */
export function partsOf(spans: readonly TimeSpan[], axis: TimeSpan): BarPart[] {
  return spans.flatMap(({ fromMs, untilMs }) => {
    const at = percentOf(Math.max(fromMs, axis.fromMs), axis);
    const width = percentOf(Math.min(untilMs, axis.untilMs), axis) - at;
    return width > 0 ? [{ at, width }] : [];
  });
}
