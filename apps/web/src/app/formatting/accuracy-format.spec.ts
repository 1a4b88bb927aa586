import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { formatDeviceError, formatSyncBound } from './accuracy-format';

/** Replaces thin spaces by plain ones. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('formatSyncBound', () => {
  it.each([
    [null, ''],
    [1, 'In sync ±1 ms'],
    [12, 'In sync ±12 ms'],
    [990, 'In sync ±990 ms'],
    [1400, 'In sync ±1.4 s'],
  ])('formats %p as "%s"', (boundMs, text) => {
    expect(plain(formatSyncBound(boundMs))).toBe(text);
  });
});

describe('formatDeviceError', () => {
  it.each([
    [-1240, 30, 'your device’s clock is 1.24 s slow, ±0.03 s'],
    [1240, 4, 'your device’s clock is 1.24 s fast, ±0.01 s'],
    [-59_400, 12, 'your device’s clock is 59.40 s slow, ±0.02 s'],
    [-59_900, 12, 'your device’s clock is 1 min slow'],
    [4 * MS_PER_MINUTE + 10 * MS_PER_SECOND, 30, 'your device’s clock is 4 min fast'],
    [59.6 * MS_PER_MINUTE, 30, 'your device’s clock is 1 h fast'],
    [-(MS_PER_HOUR + 30 * MS_PER_MINUTE), 30, 'your device’s clock is 1 h 30 min slow'],
    [MS_PER_DAY, 30, 'your device’s clock is 1 day fast'],
    [-(2 * MS_PER_DAY + 5 * MS_PER_HOUR + 4 * MS_PER_MINUTE), 30, 'your device’s clock is 2 days 5 h slow'],
  ])('formats an error of %d ms ± %d ms as "%s"', (errorMs, boundMs, text) => {
    expect(plain(formatDeviceError(errorMs, boundMs))).toBe(text);
  });

  it.each([
    [500, 10],
    [-480, 10],
    [1900, 2000],
    [null, 10],
    [5000, null],
  ])('is empty for an error of %p ms ± %p ms', (errorMs, boundMs) => {
    expect(formatDeviceError(errorMs, boundMs)).toBe('');
  });
});
