import type { ZoneState } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import type { BrowserTzdata } from './browser-tzdata';

/** How a browser is wrong about a zone: it does not know it, or would show it off by some minutes (negative: early). */
export type BrowserTzdataError =
  | { kind: 'unknown' }
  /** `fromMs`: the coming change of the clocks from which on it is wrong, UTC milliseconds; null: it is wrong already. */
  | { kind: 'off'; byMinutes: number; fromMs: number | null };

/** Compares the browser's rules of a zone with the server's, now and at the coming change; null where they agree. */
export function findBrowserTzdataError(
  state: ZoneState,
  utcMs: number,
  browser: BrowserTzdata,
): BrowserTzdataError | null {
  const now = compare(state.zone, utcMs, ruleAt(state, utcMs).offsetMinutes, browser);
  if (now === null) return { kind: 'unknown' };
  if (now !== 0) return { kind: 'off', byMinutes: now, fromMs: null };
  const { next } = state;
  if (next === null || next.atMs <= utcMs) return null;
  const later = compare(state.zone, next.atMs, next.offsetMinutes, browser);
  return later === null || later === 0 ? null : { kind: 'off', byMinutes: later, fromMs: next.atMs };
}

/** By how many minutes the browser's clock would be ahead of the right one; null when it does not know the zone. */
function compare(zone: string, utcMs: number, offsetMinutes: number, browser: BrowserTzdata): number | null {
  const believed = browser.offsetMinutes(zone, utcMs);
  return believed === null ? null : believed - offsetMinutes;
}
