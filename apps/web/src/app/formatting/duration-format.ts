import { MINUTES_PER_HOUR } from '@live-tz/wall-clock';

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
