import type { SavedZone, ZoneState } from '@live-tz/contracts';

/** The rules of the user's home zone or, without one, of the first clock; undefined while they are unknown. */
export function homeStateOf(
  homeZone: string | null,
  clocks: readonly SavedZone[],
  rules: ReadonlyMap<string, ZoneState>,
): ZoneState | undefined {
  return rules.get(homeZone ?? clocks[0]?.zone ?? '');
}
