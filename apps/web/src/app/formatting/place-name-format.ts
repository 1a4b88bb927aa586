import { utcOffsetLabel } from '@live-tz/wall-clock';

/** `Etc/GMT+5` lies five hours WEST of Greenwich: POSIX counts the other way round than people do. */
const INVERTED = /^Etc\/GMT([+-])(\d{1,2})$/;

/**
 * What to call a zone where nobody has named it: `America/Argentina/Buenos_Aires` is `Buenos Aires`, and `Etc/GMT+5` is
 * `UTC−05:00`.
 */
export function formatPlaceName(zone: string): string {
  const [, sign, hours] = INVERTED.exec(zone) ?? [];
  if (hours !== undefined) return utcOffsetLabel(Number(hours) * (sign === '+' ? -60 : 60));
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The IANA name where it tells something more than {@link formatPlaceName}; empty where it would mislead. */
export function formatIanaName(zone: string): string {
  return INVERTED.test(zone) || zone === formatPlaceName(zone) ? '' : zone;
}
