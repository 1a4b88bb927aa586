/** The program's own zones and text folding, which the file must share. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const TIMEZONES = '../../dist/apps/api/src/timezones';

const { BUNDLED_ZONE_DATA } = require(`${TIMEZONES}/rules/zone-rules-data.js`);
const { ZoneTable } = require(`${TIMEZONES}/rules/zone-table.js`);
const { listZones } = require(`${TIMEZONES}/names/listed-zones.js`);

export const { foldText } = require(`${TIMEZONES}/names/search-text.js`);

/** The rules of all zones. */
export const table = new ZoneTable(BUNDLED_ZONE_DATA);

/** All zones of the search, except for those without a place. */
export const zonesOfPlaces = listZones(table).filter(({ countries }) => countries.length > 0);

const listedZoneOf = new Map(
  zonesOfPlaces.flatMap((listed) => [listed.zone, ...listed.oldNames].map((name) => [name, listed.zone])),
);

/** The current zone of an IANA name, or undefined. */
export function zoneOfToday(name) {
  return listedZoneOf.get(name);
}
