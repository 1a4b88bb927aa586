/** The zone of a place's own country, where the boundaries give it the zone of a neighbour. */
import { table, zonesOfPlaces } from './program.mjs';
import { groupedBy } from './tables.mjs';

/** Zones whose clocks show the same time from the first instant to the last have the same rules. */
const FROM_MS = Date.UTC(2000, 0);
const UNTIL_MS = Date.UTC(2037, 0);

const zonesOfCountry = groupedBy(zonesOfPlaces, ({ countries }) => countries[0].code);
const rulesOfZones = new Map();

/**
 * The boundaries have one zone for clocks that have agreed since 1970, so that Hanoi is in `Asia/Bangkok`. A zone of the country
 * with the same rules replaces it, because that is what users and other programs call the clock.
 *
 * @returns the zone itself if it is the country's own or no zone of the country has its rules
 */
export function ownZone(zone, country) {
  const own = zonesOfCountry.get(country) ?? [];
  if (own.some((listed) => listed.zone === zone)) return zone;
  return own.find((listed) => rulesOf(listed.zone) === rulesOf(zone))?.zone ?? zone;
}

function rulesOf(zone) {
  if (!rulesOfZones.has(zone)) {
    const history = table.historyOf(zone);
    const changes = history
      .transitionsBetween(FROM_MS, UNTIL_MS)
      .map(({ atMs, after }) => [atMs, after.offsetMinutes]);
    rulesOfZones.set(zone, JSON.stringify([history.ruleAt(FROM_MS).offsetMinutes, changes]));
  }
  return rulesOfZones.get(zone);
}
