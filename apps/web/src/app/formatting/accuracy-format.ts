const THIN_SPACE = '\u202f';
const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
/** Below this nobody misses a train: a device is called wrong from here on. */
const WORTH_TELLING_MS = 500;

/** `In sync ±12 ms`, from a second on `In sync ±1.4 s`; empty while nobody can say. */
export function formatSyncBound(boundMs: number | null): string {
  if (boundMs === null) return '';
  const bound =
    boundMs < MS_PER_SECOND
      ? `${boundMs}${THIN_SPACE}ms`
      : `${(boundMs / MS_PER_SECOND).toFixed(1)}${THIN_SPACE}s`;
  return `In sync ±${bound}`;
}

/**
 * `your device is 1.24 s slow, ±0.03 s`, or `your device is 4 min fast`; empty where the device is right as far as anybody
 * can tell.
 * @param errorMs of the device's time of day, negative when it is behind; null while nobody can say
 * @param boundMs within which the error is known
 */
export function formatDeviceError(errorMs: number | null, boundMs: number | null): string {
  if (errorMs === null || boundMs === null) return '';
  const magnitudeMs = Math.abs(errorMs);
  if (magnitudeMs <= Math.max(WORTH_TELLING_MS, boundMs)) return '';
  const way = errorMs < 0 ? 'slow' : 'fast';
  const isFine = Math.round(magnitudeMs / MS_PER_SECOND) < MS_PER_MINUTE / MS_PER_SECOND;
  return isFine
    ? `your device is ${seconds(magnitudeMs)} ${way}, ±${seconds(Math.ceil(boundMs / 10) * 10)}`
    : `your device is ${coarse(Math.round(magnitudeMs / MS_PER_MINUTE))} ${way}`;
}

function seconds(ms: number): string {
  return `${(ms / MS_PER_SECOND).toFixed(2)}${THIN_SPACE}s`;
}

/** The two largest units: `4 min`, `1 h 30 min`, `2 days 5 h`. */
function coarse(totalMinutes: number): string {
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
