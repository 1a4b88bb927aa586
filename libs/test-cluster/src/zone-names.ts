import moment from 'moment-timezone';

/** Every name of the built-in zone data. */
export function zoneNames(): readonly string[] {
  return moment.tz.names();
}
