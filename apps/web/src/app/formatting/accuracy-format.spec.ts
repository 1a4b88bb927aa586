import { formatDeviceError, formatSyncBound } from './accuracy-format';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Thin spaces as plain ones. */
const plain = (words: string) => words.replaceAll('\u202f', ' ');

describe('formatSyncBound', () => {
  it.each([
    [null, ''],
    [1, 'In sync ±1 ms'],
    [12, 'In sync ±12 ms'],
    [990, 'In sync ±990 ms'],
    [1400, 'In sync ±1.4 s'],
  ])('tells %p as "%s"', (boundMs, words) => {
    expect(plain(formatSyncBound(boundMs))).toBe(words);
  });
});

describe('formatDeviceError', () => {
  it.each([
    [-1240, 30, 'your device is 1.24 s slow, ±0.03 s'],
    [1240, 4, 'your device is 1.24 s fast, ±0.01 s'],
    [-59_400, 12, 'your device is 59.40 s slow, ±0.02 s'],
    [-59_900, 12, 'your device is 1 min slow'],
    [4 * MINUTE + 10 * SECOND, 30, 'your device is 4 min fast'],
    [59.6 * MINUTE, 30, 'your device is 1 h fast'],
    [-(HOUR + 30 * MINUTE), 30, 'your device is 1 h 30 min slow'],
    [DAY, 30, 'your device is 1 day fast'],
    [-(2 * DAY + 5 * HOUR + 4 * MINUTE), 30, 'your device is 2 days 5 h slow'],
  ])('tells %d ms within %d as "%s"', (errorMs, boundMs, words) => {
    expect(plain(formatDeviceError(errorMs, boundMs))).toBe(words);
  });

  it.each([
    [500, 10],
    [-480, 10],
    [1900, 2000],
    [null, 10],
    [5000, null],
  ])('says nothing of %p ms within %p', (errorMs, boundMs) => {
    expect(formatDeviceError(errorMs, boundMs)).toBe('');
  });
});
