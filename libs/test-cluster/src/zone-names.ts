import moment from 'moment-timezone';

/** Every zone name of the built-in data. */
export function zoneNames(): readonly string[] {
  return moment.tz.names();
}
