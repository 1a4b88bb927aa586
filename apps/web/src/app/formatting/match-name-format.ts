import type { ZoneMatch } from '@live-tz/contracts';

/**
 * Adds the region to the names of matches that would otherwise look the same (`Springfield, Illinois`), and its code to an airport:
 * `LHR · London Heathrow`.
 */
export function formatMatchNames(matches: readonly ZoneMatch[]): ZoneMatch[] {
  const counts = new Map<string, number>();
  for (const match of matches) counts.set(keyOf(match), (counts.get(keyOf(match)) ?? 0) + 1);
  return matches.map((match) => {
    if (match.region === null) return match;
    if (match.matchedOn === 'airport') return { ...match, name: `${match.region} · ${match.name}` };
    return counts.get(keyOf(match)) === 1 ? match : { ...match, name: `${match.name}, ${match.region}` };
  });
}

/** What is said above matches that are only similar to the query, and nothing above others. */
export function formatSimilar(query: string, [first]: readonly ZoneMatch[]): string {
  return first?.matchedOn === 'similar' ? `No place is called “${query}”. Did you mean one of these?` : '';
}

function keyOf({ name, country }: ZoneMatch): string {
  return JSON.stringify([name, country]);
}
