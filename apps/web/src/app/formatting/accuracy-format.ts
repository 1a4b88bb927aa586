import { MINUTES_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';

const THIN_SPACE = '\u202f';
const HOURS_PER_DAY = 24;
/** A smaller error of the device's clock makes no practical difference and is not shown. */
const MIN_SHOWN_ERROR_MS = 500;

/** `In sync ±12 ms`, from one second on `In sync ±1.4 s`; empty while the bound is unknown. */
export function formatSyncBound(boundMs: number | null): string {
  if (boundMs === null) return '';
  const bound =
    boundMs < MS_PER_SECOND
      ? `${boundMs}${THIN_SPACE}ms`
      : `${(boundMs / MS_PER_SECOND).toFixed(1)}${THIN_SPACE}s`;
  return `In sync ±${bound}`;
}

/**
 * `your device’s clock is 1.24 s slow, ±0.03 s`, or `your device’s clock is 4 min fast`; empty where the device's clock is right within
 * the bound.
 * @param errorMs of the device's clock, negative when it is slow; null while it is unknown
 * @param boundMs of the error; null while it is unknown
 */
export function formatDeviceError(errorMs: number | null, boundMs: number | null): string {
  if (errorMs === null || boundMs === null) return '';
  const magnitudeMs = Math.abs(errorMs);
  if (magnitudeMs <= Math.max(MIN_SHOWN_ERROR_MS, boundMs)) return '';
  const direction = errorMs < 0 ? 'slow' : 'fast';
  return Math.round(magnitudeMs / MS_PER_SECOND) < SECONDS_PER_MINUTE
    ? `your device’s clock is ${seconds(magnitudeMs)} ${direction}, ±${seconds(Math.ceil(boundMs / 10) * 10)}`
    : `your device’s clock is ${largestUnits(Math.round(magnitudeMs / MS_PER_MINUTE))} ${direction}`;
}

function seconds(ms: number): string {
  return `${(ms / MS_PER_SECOND).toFixed(2)}${THIN_SPACE}s`;
}

/** The two largest units: `4 min`, `1 h 30 min`, `2 days 5 h`. */
function largestUnits(totalMinutes: number): string {
  const totalHours = Math.floor(totalMinutes / MINUTES_PER_HOUR);
  const days = Math.floor(totalHours / HOURS_PER_DAY);
  const hours = totalHours % HOURS_PER_DAY;
  const minutes = totalMinutes % MINUTES_PER_HOUR;
  const units: [number, string][] = [
    [days, days === 1 ? 'day' : 'days'],
    [hours, 'h'],
    [days === 0 ? minutes : 0, 'min'],
  ];
  return units
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${THIN_SPACE}${unit}`)
    .join(' ');
}
