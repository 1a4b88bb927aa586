import { MINUTES_PER_HOUR, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';

/** A longer wait is given in minutes. */
const MAX_SECONDS = 2 * SECONDS_PER_MINUTE;

/** `1 hour`, `30 minutes`, `9 hours 30 minutes` */
export function formatMinutes(totalMinutes: number): string {
  const units: [number, string][] = [
    [Math.floor(totalMinutes / MINUTES_PER_HOUR), 'hour'],
    [totalMinutes % MINUTES_PER_HOUR, 'minute'],
  ];
  return units
    .filter(([count]) => count > 0)
    .map(([count, unit]) => formatCount(count, unit))
    .join(' ');
}

/** `1 day`, `2 days` */
export function formatCount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `90 seconds`, `11 minutes` */
export function formatWait(seconds: number): string {
  return seconds < MAX_SECONDS
    ? formatCount(seconds, 'second')
    : formatMinutes(Math.ceil(seconds / SECONDS_PER_MINUTE));
}
