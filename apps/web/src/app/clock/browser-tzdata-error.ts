import type { ZoneState } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import type { BrowserTzdataError } from '../formatting/tzdata-format';
import type { BrowserTzdata } from './browser-tzdata';

/** Compares the browser's rules for a zone with the server's, now and at the next change; null where they agree. */
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

/** Minutes by which the browser's clock would be ahead of the right one; null where the browser does not know the zone. */
function compare(zone: string, utcMs: number, offsetMinutes: number, browser: BrowserTzdata): number | null {
  const browserMinutes = browser.offsetMinutes(zone, utcMs);
  return browserMinutes === null ? null : browserMinutes - offsetMinutes;
}
