import { releaseDateOf } from './release-date';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';

describe('releaseDateOf', () => {
  // Announced on tz-announce@iana.org, each with its `NEWS`.
  it.each([
    ['2026f', '2026-10-27'],
    ['2025c', '2025-12-10'],
    ['2022d', '2022-09-23'],
    // Releases of data only, and data released together with code of another name.
    ['1999h', '1999-10-07'],
    ['1999j', '1999-11-15'],
  ])('%s was released on %s', (release, day) => {
    expect(releaseDateOf(release)).toBe(day);
  });

  it.each(['2099a', '2026', '', 'constructor'])('has no date for %j', (release) => {
    expect(releaseDateOf(release)).toBeNull();
  });

  it('has the date of the bundled release: `npm run zone-data` renews the list after an upgrade', () => {
    expect(releaseDateOf(BUNDLED_ZONE_DATA.version)).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
