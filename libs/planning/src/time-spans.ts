import type { TimeSpan } from '@live-tz/contracts';

/** The spans that are in both of two lists, each in order and without overlaps. */
export function intersection(left: readonly TimeSpan[], right: readonly TimeSpan[]): TimeSpan[] {
  const common: TimeSpan[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return common;
    const fromMs = Math.max(a.fromMs, b.fromMs);
    const untilMs = Math.min(a.untilMs, b.untilMs);
    if (fromMs < untilMs) common.push({ fromMs, untilMs });
    if (a.untilMs <= b.untilMs) l += 1;
    else r += 1;
  }
}
