import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { median, percentile } from '../report/percentile';
import type { ShownDigits } from './page-recorder';

/** How punctual the seconds of a page were, and whether the accuracy it stated was true. */
export interface Punctuality {
  /** From the boundary of a second to its display; negative when it was shown early. Milliseconds. */
  latenessMs: { median: number; p95: number };
  /** Seconds that the page showed while it stated how accurate it is. */
  seconds: number;
  /** Those of them that were off by more than the stated bound. */
  outsideBound: number;
  /** Seconds that were never shown. */
  skipped: number;
  /** Seconds shown again or after a later one. */
  repeated: number;
  /** The median of the stated bounds, in milliseconds. */
  boundMs: number;
}

/** @param shown the digits of a clock of UTC, whose page runs on the machine of the server */
export function punctualityOf(shown: readonly ShownDigits[]): Punctuality {
  const stated = shown.flatMap(({ text, atMs, line }) => {
    const boundMs = boundIn(line);
    return boundMs === null ? [] : [{ boundMs, latenessMs: latenessMs(text, atMs) }];
  });
  const latenesses = stated.map((each) => each.latenessMs).sort((a, b) => a - b);
  const steps = shown.slice(1).map(({ text }, index) => secondsBetween(shown[index]?.text ?? text, text));
  return {
    latenessMs: { median: median(latenesses), p95: percentile(latenesses, 0.95) },
    seconds: stated.length,
    outsideBound: stated.filter((each) => Math.abs(each.latenessMs) > each.boundMs).length,
    skipped: steps.reduce((sum, step) => sum + Math.max(0, step - 1), 0),
    repeated: steps.filter((step) => step <= 0).length,
    boundMs: median(stated.map(({ boundMs }) => boundMs)),
  };
}

/** The bound in `Live · In sync ±12 ms · …`, in milliseconds; null when the line has none. */
export function boundIn(line: string): number | null {
  const [, figure, unit] = /±\s*([\d.]+)\s*(ms|s)\b/.exec(line) ?? [];
  return figure === undefined ? null : Number(figure) * (unit === 's' ? MS_PER_SECOND : 1);
}

/** From the boundary of the second shown to its display. */
function latenessMs(text: string, atMs: number): number {
  return nearest(atMs - dayMsOf(text));
}

function secondsBetween(before: string, after: string): number {
  return nearest(dayMsOf(after) - dayMsOf(before)) / MS_PER_SECOND;
}

/** The same time of day, within half a day of zero. */
function nearest(ms: number): number {
  const past = ((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  return past > MS_PER_DAY / 2 ? past - MS_PER_DAY : past;
}

function dayMsOf(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  return hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
}
