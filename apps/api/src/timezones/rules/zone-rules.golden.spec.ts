import { ZoneRules } from './zone-rules';

/**
 * Offsets and instants that were decided by law and are known from sources other than the data under test: the release notes
 * of the tz database (`NEWS`, announced on tz-announce@iana.org), and its comments where no other source is named.
 */
const rules = new ZoneRules();
const utc = (iso: string): number => Date.parse(iso);

describe('offsets on 2026-11-22', () => {
  const nowMs = utc('2026-11-22T12:00:00Z');

  // Node 20.20.2 (tz 2025c) is wrong by an hour about each of them on this day.
  it.each([
    // 2026b: "British Columbia [...] moved to permanent -07".
    ['America/Vancouver', -420],
    ['Canada/Pacific', -420],
    // 2026c: "Alberta moved to permanent -06".
    ['America/Edmonton', -360],
    ['America/Yellowknife', -360],
    ['Canada/Mountain', -360],
    // 2026d: "Canada's Northwest Territories moved to permanent -06".
    ['America/Inuvik', -360],
    // Manitoba's government, 2026-09-17 (https://news.gov.mb.ca/news/index.html?item=75397): clocks stay forward.
    ['America/Winnipeg', -300],
    ['America/Rainy_River', -300],
    ['Canada/Central', -300],
    // Cuba skips the autumn change of 2026; known from the tz database only.
    ['America/Havana', -240],
    ['Cuba', -240],
    // 2026c: "Morocco moves to permanent +00 on 2026-09-20"; Western Sahara with it.
    ['Africa/Casablanca', 0],
    ['Africa/El_Aaiun', 0],
  ])('%s is at %d minutes, which old data gets wrong', (name, offsetMinutes) => {
    expect(rules.stateAt(name, nowMs).offsetMinutes).toBe(offsetMinutes);
  });

  it.each([
    ['UTC', 0],
    ['America/New_York', -300],
    ['US/Pacific', -480],
    ['EST', -300],
    // POSIX sign: the name counts hours west.
    ['Etc/GMT+5', -300],
    ['Etc/GMT-14', 840],
    ['Europe/Kiev', 120],
    ['Europe/Kyiv', 120],
    ['Asia/Calcutta', 330],
    ['Asia/Kolkata', 330],
    ['Asia/Kathmandu', 345],
    ['Australia/Eucla', 525],
    ['Pacific/Chatham', 825],
    ['Australia/Lord_Howe', 660],
    ['America/Santiago', -180],
    ['Antarctica/Troll', 0],
    ['Pacific/Apia', 780],
  ])('%s is at %d minutes', (name, offsetMinutes) => {
    expect(rules.stateAt(name, nowMs).offsetMinutes).toBe(offsetMinutes);
  });

  it.each(['America/Vancouver', 'America/Edmonton', 'America/Winnipeg', 'Africa/Casablanca', 'Pacific/Apia'])(
    '%s has no further change',
    (name) => {
      expect(rules.stateAt(name, nowMs).next).toBeNull();
    },
  );
});

describe('changes of the clocks', () => {
  it.each([
    // Energy Policy Act of 2005: first Sunday of November, second Sunday of March, 2:00.
    ['America/New_York', '2026-11-01T06:00:00Z', -240, -300],
    ['America/New_York', '2027-03-14T07:00:00Z', -300, -240],
    // Half an hour, in both directions.
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 660, 630],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 630, 660],
    // Summer time is the standard time of Irish law (Standard Time Act 1968, Standard Time (Amendment) Act 1971).
    ['Europe/Dublin', '2026-03-29T01:00:00Z', 0, 60],
    ['Europe/Dublin', '2026-10-25T01:00:00Z', 60, 0],
    // Ramadan of 2026, and then the end of all changes (2026c).
    ['Africa/Casablanca', '2026-02-15T02:00:00Z', 60, 0],
    ['Africa/Casablanca', '2026-03-22T02:00:00Z', 0, 60],
    ['Africa/Casablanca', '2026-09-20T01:00:00Z', 60, 0],
    // Samoa crossed the date line; it skipped 30 December 2011.
    ['Pacific/Apia', '2011-12-30T10:00:00Z', -600, 840],
    // 2023a: Egypt has summer time again from the last Friday of April, at midnight.
    ['Africa/Cairo', '2023-04-27T22:00:00Z', 120, 180],
    ['Africa/Cairo', '2026-10-29T21:00:00Z', 180, 120],
    // 2023b moved it to April, 2023c took that back: it was 26 March, at midnight.
    ['Asia/Beirut', '2023-03-25T22:00:00Z', 120, 180],
    // 2022b: a week later than usual, for the plebiscite of 4 September. At midnight.
    ['America/Santiago', '2022-09-11T04:00:00Z', -240, -180],
    ['America/Santiago', '2027-04-04T03:00:00Z', -180, -240],
    // At 0:00 standard time: the fold repeats the hour before midnight.
    ['America/Havana', '2025-11-02T05:00:00Z', -240, -300],
    // Two hours: Norway's summer time at a station on +00.
    ['Antarctica/Troll', '2026-03-29T01:00:00Z', 0, 120],
    ['Antarctica/Troll', '2026-10-25T01:00:00Z', 120, 0],
    // Quarter hours, changed together with New Zealand.
    ['Pacific/Chatham', '2026-04-04T14:00:00Z', 825, 765],
    ['Pacific/Chatham', '2026-09-26T14:00:00Z', 765, 825],
    // 2026b: "Moldova has used EU transition times since 2022", an hour after the earlier ones.
    ['Europe/Chisinau', '2022-03-27T01:00:00Z', 120, 180],
    // 2015f and 2018e: North Korea's half hour.
    ['Asia/Pyongyang', '2015-08-14T15:00:00Z', 540, 510],
    ['Asia/Pyongyang', '2018-05-04T15:00:00Z', 510, 540],
  ])('%s at %s: from %d to %d minutes', (name, at, before, after) => {
    expect(rules.stateAt(name, utc(at) - 1).offsetMinutes).toBe(before);
    expect(rules.stateAt(name, utc(at) - 1).next?.atMs).toBe(utc(at));
    expect(rules.stateAt(name, utc(at)).offsetMinutes).toBe(after);
  });

  it('skips a whole day at Apia: 29 December is followed by the 31st', () => {
    const change = rules.transitionsBetween(
      'Pacific/Apia',
      utc('2011-12-01T00:00:00Z'),
      utc('2012-01-31T00:00:00Z'),
    );
    expect(change).toHaveLength(1);
    expect(change[0]!.after.offsetMinutes - change[0]!.before.offsetMinutes).toBe(24 * 60);
  });

  it('has no future change in Eucla, Kathmandu and India', () => {
    for (const name of ['Australia/Eucla', 'Asia/Kathmandu', 'Asia/Kolkata']) {
      expect(rules.stateAt(name, utc('2026-11-22T12:00:00Z')).next).toBeNull();
    }
  });
});

describe('on the day this test runs', () => {
  const nowMs = Date.now();

  // "Permanent", according to each of the laws above.
  it.each([
    ['America/Vancouver', -420],
    ['Canada/Pacific', -420],
    ['America/Edmonton', -360],
    ['America/Yellowknife', -360],
    ['Canada/Mountain', -360],
    ['America/Inuvik', -360],
    ['America/Winnipeg', -300],
    ['America/Rainy_River', -300],
    ['Canada/Central', -300],
    ['Africa/Casablanca', 0],
    ['Africa/El_Aaiun', 0],
  ])('%s stays at %d minutes', (name, offsetMinutes) => {
    expect(rules.stateAt(name, nowMs)).toMatchObject({ offsetMinutes, next: null });
  });

  // 2026f: "stays on -04 through 2027-11-07".
  it.each(['America/Havana', 'Cuba'])('%s stays at -240 minutes through 2027-11-07', (name) => {
    const end = utc('2027-11-07T05:00:00Z');
    expect(rules.stateAt(name, Math.min(nowMs, end - 1))).toMatchObject({
      offsetMinutes: -240,
      next: { atMs: end, offsetMinutes: -300 },
    });
  });
});

describe('in the distant past and future', () => {
  it.each([
    // Under current law: Energy Policy Act of 2005 (second Sunday of March, first of November, 2:00).
    ['America/New_York', '2050-03-13T07:00:00Z', -300, -240],
    ['America/New_York', '2050-11-06T06:00:00Z', -240, -300],
    // Under current law: Directive 2000/84/EC (last Sunday of March and of October, 1:00 UTC).
    ['Europe/Berlin', '2400-03-26T01:00:00Z', 60, 120],
    ['Europe/Berlin', '2400-10-29T01:00:00Z', 120, 60],
    // The railways' Day of Two Noons: 12:03:58 local time became noon.
    ['America/New_York', '1883-11-18T17:00:00Z', -(4 * 60 + 56 + 2 / 60), -300],
    // Time (Ireland) Act 1916: Dublin Mean Time and its summer time ended on 1 October, at 2:00 local time according to the database.
    ['Europe/Dublin', '1916-10-01T02:25:21Z', 60 - (25 + 21 / 60), 0],
    // Indian Standard Time begins.
    ['Asia/Kolkata', '1905-12-31T18:38:50Z', 5 * 60 + 21 + 10 / 60, 330],
    // The last country whose offset included seconds.
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', -44.5, 0],
  ])('%s at %s: from %d to %d minutes', (name, at, before, after) => {
    expect(rules.stateAt(name, utc(at) - 1).offsetMinutes).toBeCloseTo(before, 4);
    expect(rules.stateAt(name, utc(at) - 1).next?.atMs).toBe(utc(at));
    expect(rules.stateAt(name, utc(at)).offsetMinutes).toBe(after);
  });
});

describe('old names', () => {
  it.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Pacific/Enderbury', 'Pacific/Kanton'],
    ['America/Godthab', 'America/Nuuk'],
  ])('%s has all the changes of %s', (old, modern) => {
    const [from, until] = [utc('1900-01-01T00:00:00Z'), utc('2100-01-01T00:00:00Z')];
    expect(rules.transitionsBetween(old, from, until)).toEqual(rules.transitionsBetween(modern, from, until));
    expect(rules.stateAt(old, from).offsetMinutes).toBe(rules.stateAt(modern, from).offsetMinutes);
  });
});
