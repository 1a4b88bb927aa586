import dates from './release-dates.json';

const DAY_OF_RELEASE = new Map<string, string>(Object.entries(dates.releases));

/**
 * The day a release of the tz database came out, `YYYY-MM-DD` as its own `NEWS` writes it, or null for a release that is
 * newer than this program. Packed data carry only the name of their release; `npm run zone-data` renews the list.
 */
export function releaseDateOf(release: string): string | null {
  return DAY_OF_RELEASE.get(release) ?? null;
}
