import type { ZoneRule, ZoneState } from '@live-tz/contracts';

/** The rule of a zone at an instant: its `next` is applied from `next.atMs` on, so no change waits for a message. */
export function ruleAt(state: ZoneState, utcMs: number): ZoneRule {
  return state.next !== null && utcMs >= state.next.atMs ? state.next : state;
}

/** The change of the clocks that is still ahead, in minutes (negative: they go back), or null. */
export function changeAhead(state: ZoneState, utcMs: number): { atMs: number; byMinutes: number } | null {
  if (state.next === null || utcMs >= state.next.atMs) return null;
  return { atMs: state.next.atMs, byMinutes: state.next.offsetMinutes - state.offsetMinutes };
}
