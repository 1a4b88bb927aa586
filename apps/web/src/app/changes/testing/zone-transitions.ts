import type { Transition } from '@live-tz/contracts';

/** Changes of the clocks from late 2025 to 2027 by IANA 2026f: instant, offset before and after in minutes. */
const CHANGES: Record<string, readonly (readonly [iso: string, before: number, after: number])[]> = {
  'Europe/Berlin': [
    ['2025-10-26T01:00Z', 120, 60],
    ['2026-03-29T01:00Z', 60, 120],
    ['2026-10-25T01:00Z', 120, 60],
    ['2027-03-28T01:00Z', 60, 120],
    ['2027-10-31T01:00Z', 120, 60],
  ],
  'Europe/Lisbon': [
    ['2025-10-26T01:00Z', 60, 0],
    ['2026-03-29T01:00Z', 0, 60],
    ['2026-10-25T01:00Z', 60, 0],
    ['2027-03-28T01:00Z', 0, 60],
    ['2027-10-31T01:00Z', 60, 0],
  ],
  'America/New_York': [
    ['2025-11-02T06:00Z', -240, -300],
    ['2026-03-08T07:00Z', -300, -240],
    ['2026-11-01T06:00Z', -240, -300],
    ['2027-03-14T07:00Z', -300, -240],
    ['2027-11-07T06:00Z', -240, -300],
  ],
  'America/Chicago': [
    ['2027-03-14T08:00Z', -360, -300],
    ['2027-11-07T07:00Z', -300, -360],
  ],
  'Australia/Sydney': [
    ['2026-04-04T16:00Z', 660, 600],
    ['2026-10-03T16:00Z', 600, 660],
    ['2027-04-03T16:00Z', 660, 600],
    ['2027-10-02T16:00Z', 600, 660],
  ],
  'Australia/Lord_Howe': [
    ['2026-04-04T15:00Z', 660, 630],
    ['2026-10-03T15:30Z', 630, 660],
    ['2027-04-03T15:00Z', 660, 630],
    ['2027-10-02T15:30Z', 630, 660],
  ],
  // The last Ramadan by the old law; since September 2026 the zone is UTC+00:00 all year.
  'Africa/Casablanca': [
    ['2026-02-15T02:00Z', 60, 0],
    ['2026-03-22T02:00Z', 0, 60],
    ['2026-09-20T01:00Z', 60, 0],
  ],
  'Asia/Tokyo': [],
};

/** What `GET /transitions` answers for one zone. */
export function transitionsOf(zone: string, fromIso: string, untilIso: string): Transition[] {
  return (CHANGES[zone] ?? [])
    .map(([iso, before, after]) => ({
      zone,
      atMs: Date.parse(iso),
      before: { offsetMinutes: before, abbreviation: '' },
      after: { offsetMinutes: after, abbreviation: '' },
    }))
    .filter(({ atMs }) => atMs >= Date.parse(fromIso) && atMs < Date.parse(untilIso));
}
