import type { ZoneMatch } from '@live-tz/contracts';

/** The matches with their region in the name where two would read the same otherwise: `Springfield, Illinois`. */
export function formatMatchNames(matches: readonly ZoneMatch[]): ZoneMatch[] {
  const timesRead = new Map<string, number>();
  for (const match of matches) timesRead.set(readingOf(match), (timesRead.get(readingOf(match)) ?? 0) + 1);
  return matches.map((match) =>
    match.region !== null && timesRead.get(readingOf(match)) !== 1
      ? { ...match, name: `${match.name}, ${match.region}` }
      : match,
  );
}

function readingOf({ name, country }: ZoneMatch): string {
  return JSON.stringify([name, country]);
}
