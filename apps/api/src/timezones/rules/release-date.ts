import dates from './release-dates.json';

const DAY_OF_RELEASE = new Map<string, string>(Object.entries(dates.releases));

/**
 * The release date of a tz database release, `YYYY-MM-DD` from its `NEWS`, or null for a release that is newer than this
 * program. Packed data only contains the name of its release; `npm run zone-data` renews the list.
 */
export function releaseDateOf(release: string): string | null {
  return DAY_OF_RELEASE.get(release) ?? null;
}
