/** What the program itself says of zones and texts: the file is made of the same zones and folded by the same rule. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const TIMEZONES = '../../dist/apps/api/src/timezones';

const { BUNDLED_ZONE_DATA } = require(`${TIMEZONES}/zone-rules-data.js`);
const { ZoneTable } = require(`${TIMEZONES}/zone-table.js`);
const { listZones } = require(`${TIMEZONES}/search/listed-zones.js`);

export const { foldText } = require(`${TIMEZONES}/search/search-text.js`);

/** All zones a search offers, but for the clocks of no place. */
export const zonesOfPlaces = listZones(new ZoneTable(BUNDLED_ZONE_DATA)).filter(
  ({ countries }) => countries.length > 0,
);

const listedZoneOf = new Map(
  zonesOfPlaces.flatMap((listed) => [listed.zone, ...listed.oldNames].map((name) => [name, listed.zone])),
);

/** The zone of today that an IANA name stands for, or undefined. */
export function zoneOfToday(name) {
  return listedZoneOf.get(name);
}
