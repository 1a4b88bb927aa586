import { BrowserTzdata } from './browser-tzdata';

const WINTER_MS = Date.parse('2026-01-15T12:00:30.750Z');
const SUMMER_MS = Date.parse('2026-07-15T12:00:30.750Z');

describe('BrowserTzdata', () => {
  const browser = new BrowserTzdata();

  // The rules of these zones have not changed for years, so any release of the data will do.
  it.each([
    ['UTC', WINTER_MS, 0],
    ['Asia/Kathmandu', WINTER_MS, 345],
    ['Australia/Lord_Howe', WINTER_MS, 660],
    ['Australia/Lord_Howe', SUMMER_MS, 630],
    ['America/St_Johns', WINTER_MS, -210],
    ['Pacific/Chatham', WINTER_MS, 825],
    ['Etc/GMT+5', SUMMER_MS, -300],
  ])('derives the offset of %s from its wall time', (zone, utcMs, offsetMinutes) => {
    expect(browser.offsetMinutes(zone, utcMs)).toBe(offsetMinutes);
  });

  it.each([
    ['midnight', '2026-01-15T15:00:00Z'],
    ['the turn of a year', '2026-12-31T20:00:00Z'],
    ['an instant before 1970', '1969-12-31T23:59:59.500Z'],
  ])('is right at %s', (_when, instant) => {
    expect(browser.offsetMinutes('Asia/Tokyo', Date.parse(instant))).toBe(540);
  });

  it('returns null for an unknown zone', () => {
    expect(browser.offsetMinutes('Mars/Olympus', WINTER_MS)).toBeNull();
    expect(browser.offsetMinutes('Mars/Olympus', SUMMER_MS)).toBeNull();
  });

  it('creates one formatter per zone', () => {
    const make = jest.spyOn(Intl, 'DateTimeFormat');
    const fresh = new BrowserTzdata();
    for (const zone of ['Asia/Tokyo', 'Asia/Tokyo', 'Mars/Olympus', 'Mars/Olympus', 'Asia/Tokyo'])
      fresh.offsetMinutes(zone, WINTER_MS);
    expect(make).toHaveBeenCalledTimes(2);
    make.mockRestore();
  });
});
