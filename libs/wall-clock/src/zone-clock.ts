import type { ZoneRule, ZoneState } from '@live-tz/contracts';

/** The rule of a zone at an instant: `next` applies from `next.atMs` on, so no change waits for a message. */
export function ruleAt(state: ZoneState, utcMs: number): ZoneRule {
  return state.next !== null && utcMs >= state.next.atMs ? state.next : state;
}

/** The coming change of the clocks in minutes (negative: they go back), or null. */
export function changeAhead(state: ZoneState, utcMs: number): { atMs: number; byMinutes: number } | null {
  if (state.next === null || utcMs >= state.next.atMs) return null;
  return { atMs: state.next.atMs, byMinutes: state.next.offsetMinutes - state.offsetMinutes };
}
