import { MINUTES_PER_HOUR, utcOffsetLabel } from '@live-tz/wall-clock';

/** `Etc/GMT+5` is five hours WEST of Greenwich: POSIX signs are the reverse of ISO 8601's. */
const INVERTED = /^Etc\/GMT([+-])(\d{1,2})$/;

/**
 * The name of a zone without a name of its own: `Buenos Aires` for `America/Argentina/Buenos_Aires`, `UTC−05:00` for
 * `Etc/GMT+5`.
 */
export function formatPlaceName(zone: string): string {
  const [, sign, hours] = INVERTED.exec(zone) ?? [];
  if (hours !== undefined)
    return utcOffsetLabel(Number(hours) * (sign === '+' ? -MINUTES_PER_HOUR : MINUTES_PER_HOUR));
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The IANA name where it adds something to {@link formatPlaceName}; empty where it would mislead. */
export function formatIanaName(zone: string): string {
  return INVERTED.test(zone) || zone === formatPlaceName(zone) ? '' : zone;
}
