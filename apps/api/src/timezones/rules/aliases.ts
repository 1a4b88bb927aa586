import { nameOfEntry, namesOfLink, type PackedZoneData } from './packed-zone-data';

/**
 * Adds to zone data the names that earlier data know and they do not, so that no zone that somebody keeps is ever lost:
 * data built without the tz database's `backward` lack `US/Pacific`, and an older release lacks the newest zones. A lost
 * name goes by the rules the data have for another name of the same clock, and by its earlier ones where they have none.
 */
export function withNamesOf(earlier: PackedZoneData, data: PackedZoneData): PackedZoneData {
  const rulesNameOf = new Map<string, string>(data.zones.map(nameOfEntry).map((name) => [name, name]));
  for (const [rulesName, other] of data.links.map(namesOfLink)) rulesNameOf.set(other, rulesName);
  const zones = [...data.zones];
  const links = [...data.links];
  const namesOf = namesByEntry(earlier);
  for (const entry of earlier.zones) {
    const names = namesOf.get(nameOfEntry(entry)) ?? [];
    const known = names.find((name) => rulesNameOf.has(name));
    const rulesName = rulesNameOf.get(known ?? '') ?? nameOfEntry(entry);
    if (known === undefined) zones.push(entry);
    const lost = names.filter((name) => !rulesNameOf.has(name) && name !== rulesName);
    links.push(...lost.map((name) => `${rulesName}|${name}`));
  }
  return { version: data.version, zones, links };
}

/** All names of each clock, by the name its rules are kept under, which is the first of them. */
function namesByEntry({ zones, links }: PackedZoneData): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>(zones.map(nameOfEntry).map((name) => [name, [name]]));
  for (const [rulesName, other] of links.map(namesOfLink)) names.get(rulesName)?.push(other);
  return names;
}
