import { differenceSpans, offsetSpans } from './offset-spans';
import { transitionsOf } from './testing/zone-transitions';
import { unusualWeeks } from './unusual-weeks';

function weeksOf(zone: string, home: string, fromIso = '2026-01-01', untilIso = '2027-01-01') {
  const spans = (name: string) =>
    offsetSpans(
      transitionsOf(name, fromIso, untilIso),
      name === 'Asia/Tokyo' ? 540 : 0,
      Date.parse(fromIso),
      Date.parse(untilIso),
    );
  return unusualWeeks(differenceSpans(spans(zone), spans(home))).map(
    ({ fromMs, untilMs, minutes, usualMinutes, nextMinutes }) =>
      `${iso(fromMs)} ${iso(untilMs)}: ${minutes}, not ${usualMinutes}, then ${nextMinutes}`,
  );
}

function iso(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 13);
}

describe('unusualWeeks', () => {
  it('finds the weeks in March and at the end of October in which only one of New York and Berlin has changed', () => {
    expect(weeksOf('America/New_York', 'Europe/Berlin')).toEqual([
      '2026-03-08T07 2026-03-29T01: -300, not -360, then -360',
      '2026-10-25T01 2026-11-01T06: -300, not -360, then -360',
    ]);
  });

  it('includes the difference that follows when it is a third one', () => {
    expect(weeksOf('Australia/Sydney', 'Europe/Berlin', '2026-06-01', '2027-06-01')).toEqual([
      '2026-10-03T16 2026-10-25T01: 540, not 480, then 600',
      '2027-03-28T01 2027-04-03T16: 540, not 600, then 480',
    ]);
  });

  it('finds Ramadan in Casablanca, also compared with a home that changes a week later', () => {
    expect(weeksOf('Africa/Casablanca', 'Europe/Lisbon', '2025-12-01', '2026-08-01')).toEqual([
      '2026-02-15T02 2026-03-22T02: 0, not 60, then 0',
    ]);
    expect(weeksOf('Africa/Casablanca', 'Europe/Berlin', '2025-12-01', '2026-08-01')).toEqual([
      '2026-02-15T02 2026-03-22T02: -60, not 0, then -60',
    ]);
  });

  it('ignores half a year, half an hour, and zones that never change', () => {
    expect(weeksOf('Asia/Tokyo', 'Europe/Berlin', '2026-01-01', '2027-12-31')).toEqual([]);
    expect(weeksOf('Australia/Lord_Howe', 'Australia/Sydney', '2026-01-01', '2027-12-31')).toEqual([]);
    expect(weeksOf('Europe/Lisbon', 'Europe/Berlin', '2026-01-01', '2027-12-31')).toEqual([]);
    expect(weeksOf('Asia/Tokyo', 'Asia/Tokyo')).toEqual([]);
  });

  it('treats spans that are cut off at either end as long', () => {
    expect(weeksOf('America/New_York', 'Europe/Berlin', '2026-03-10', '2026-10-28')).toEqual([]);
  });
});
