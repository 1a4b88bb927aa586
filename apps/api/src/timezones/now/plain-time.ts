import type { Now, ZoneMatch } from '@live-tz/contracts';
import { isoOffset, plainDateTime } from '@live-tz/wall-clock';

/** The time at a place, as one line of {@link plainTime}. */
export function plainNow(now: Now): string {
  return plainTime({ ...now, name: now.place }, now.utcMs);
}

/**
 * `2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan`: the fields that a script extracts come before the name, which may
 * contain spaces.
 */
export function plainTime(
  {
    zone,
    name,
    region,
    country,
    offsetMinutes,
  }: Pick<ZoneMatch, 'zone' | 'name' | 'region' | 'country' | 'offsetMinutes'>,
  nowMs: number,
): string {
  const place = [name, region, country].filter((part) => part !== null).join(', ');
  return `${plainDateTime(nowMs, offsetMinutes)} UTC${isoOffset(offsetMinutes)} ${zone} ${place}`;
}
