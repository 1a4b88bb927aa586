import type { ZoneMatch } from '@live-tz/contracts';

/** Adds the region to the names of matches that would otherwise look the same: `Springfield, Illinois`. */
export function formatMatchNames(matches: readonly ZoneMatch[]): ZoneMatch[] {
  const counts = new Map<string, number>();
  for (const match of matches) counts.set(keyOf(match), (counts.get(keyOf(match)) ?? 0) + 1);
  return matches.map((match) =>
    match.region !== null && counts.get(keyOf(match)) !== 1
      ? { ...match, name: `${match.name}, ${match.region}` }
      : match,
  );
}

function keyOf({ name, country }: ZoneMatch): string {
  return JSON.stringify([name, country]);
}
