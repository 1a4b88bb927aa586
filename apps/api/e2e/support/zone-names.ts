import { ZoneRules } from '../../src/timezones/rules/zone-rules';

/** Every zone the program knows. */
export function zoneNames(): readonly string[] {
  return new ZoneRules().names;
}
