import { nameOfEntry, namesOfLink, type PackedZoneData } from './packed-zone-data';

/**
 * Adds names to zone data that earlier data contains and it does not, so that no saved zone is ever lost: data built without
 * the tz database's `backward` lacks `US/Pacific`, and an older release lacks the newest zones. A missing name gets the
 * rules of another name of the same clock, or its earlier rules if there is none.
 */
export function withNamesOf(earlier: PackedZoneData, data: PackedZoneData): PackedZoneData {
  const rulesNameOf = new Map<string, string>(data.zones.map(nameOfEntry).map((name) => [name, name]));
  for (const [rulesName, other] of data.links.map(namesOfLink)) rulesNameOf.set(other, rulesName);
  const zones = [...data.zones];
  const links = [...data.links];
  const namesOf = namesByEntry(earlier);
  for (const entry of earlier.zones) {
    const names = namesOf.get(nameOfEntry(entry)) ?? [];
    const present = names.find((name) => rulesNameOf.has(name));
    const rulesName = rulesNameOf.get(present ?? '') ?? nameOfEntry(entry);
    if (present === undefined) zones.push(entry);
    const missing = names.filter((name) => !rulesNameOf.has(name) && name !== rulesName);
    links.push(...missing.map((name) => `${rulesName}|${name}`));
  }
  return { version: data.version, zones, links };
}

/** All names of each clock, by the name under which its rules are stored, which is the first of them. */
function namesByEntry({ zones, links }: PackedZoneData): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>(zones.map(nameOfEntry).map((name) => [name, [name]]));
  for (const [rulesName, other] of links.map(namesOfLink)) names.get(rulesName)?.push(other);
  return names;
}
