import { releaseDateOf } from './release-date';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';

describe('releaseDateOf', () => {
  // Announced on tz-announce@iana.org, each with its `NEWS`.
  it.each([
    ['2026f', '2026-10-27'],
    ['2025c', '2025-12-10'],
    ['2022d', '2022-09-23'],
    // Data alone, and data that shared a release with code of another name.
    ['1999h', '1999-10-07'],
    ['1999j', '1999-11-15'],
  ])('%s came out on %s', (release, day) => {
    expect(releaseDateOf(release)).toBe(day);
  });

  it.each(['2099a', '2026', '', 'constructor'])('knows no day of %j', (release) => {
    expect(releaseDateOf(release)).toBeNull();
  });

  it('knows the day of the bundled release: `npm run zone-data` renews the list after an upgrade', () => {
    expect(releaseDateOf(BUNDLED_ZONE_DATA.version)).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
