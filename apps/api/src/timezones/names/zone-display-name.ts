import { utcOffsetLabel } from '@live-tz/wall-clock';

/** `Etc/GMT+5` and the like use POSIX's sign, hours WEST, which is usually read the wrong way round. */
const INVERTED_OFFSET = /^(?:Etc\/)?GMT([+-]?)(\d{1,2})$/;
/** Areas whose names end in a place; in the others (`US/Pacific`, `Brazil/East`) only the whole name is meaningful. */
const AREAS_OF_PLACES = new Set(
  'Africa America Antarctica Arctic Asia Atlantic Australia Etc Europe Indian Pacific'.split(' '),
);
const MINUTES_PER_HOUR = 60;

/** Whether a name contains its offset with an inverted sign, so that it must not be shown. */
export function hasInvertedSign(zone: string): boolean {
  return INVERTED_OFFSET.test(zone);
}

/** Whether the last part of a name is a place: not for `US/Pacific` and `Brazil/East`. */
export function isNamedAfterPlace(zone: string): boolean {
  return AREAS_OF_PLACES.has(zone.slice(0, zone.indexOf('/')));
}

/** The display name of a zone: `New York`, `Port-au-Prince`, `Buenos Aires`, `US/Pacific`, and `UTC−05:00` for `Etc/GMT+5`. */
export function zoneDisplayName(zone: string): string {
  const [inverted, sign, hours] = INVERTED_OFFSET.exec(zone) ?? [];
  if (inverted !== undefined) {
    return utcOffsetLabel((sign === '-' ? 1 : -1) * Number(hours) * MINUTES_PER_HOUR);
  }
  const segments = zone.split('/');
  const shown = AREAS_OF_PLACES.has(segments[0] ?? '') ? segments.at(-1) : zone;
  return (shown ?? zone).replaceAll('_', ' ');
}
