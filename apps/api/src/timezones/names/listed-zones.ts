import type { Coordinates } from '@live-tz/contracts';
import { type Country, countriesOfZone } from '../rules/zone-rules-countries';
import { coordinatesOfZone } from '../rules/zone-rules-coordinates';
import type { ZoneTable } from '../rules/zone-table';
import { hasInvertedSign, zoneDisplayName } from './zone-display-name';

/** A zone that a search offers: the current name of one set of clocks. */
export interface ListedZone {
  zone: string;
  /** The display name. */
  name: string;
  /** The state of its city, if it is known and useful. */
  region: string | null;
  /** English name of the country of its city, or null. */
  country: string | null;
  /** Countries by which it is found. */
  countries: readonly Country[];
  /** Its former and alternative names. */
  oldNames: readonly string[];
  /** Inhabitants of its city, 0 if unknown. */
  population: number;
  /** Of its city; null for clocks without a place. */
  coordinates: Coordinates | null;
}

/** Clocks without a place that users want to see. */
const PLACELESS = ['UTC', 'GMT'];

/** The tz database lists both claimants. A search for either finds the zone; the label names neither. */
const CLAIMED_BY_TWO = new Set(['Europe/Simferopol']);

export function isClaimedByTwo(zone: string): boolean {
  return CLAIMED_BY_TWO.has(zone);
}

/**
 * Old names whose link leads to another country or to separate rules, because the tz database merged clocks that agree since
 * 1970, with the place that was meant, according to the tz database's `backzone` and `northamerica`.
 */
const MEANT_ZONES: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'Africa/Timbuktu': 'Africa/Bamako',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Virgin': 'America/St_Thomas',
  'Antarctica/South_Pole': 'Antarctica/McMurdo',
  'Atlantic/Jan_Mayen': 'Arctic/Longyearbyen',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Yap': 'Pacific/Chuuk',
  Iceland: 'Atlantic/Reykjavik',
  Singapore: 'Asia/Singapore',
  EST5EDT: 'America/New_York',
  CST6CDT: 'America/Chicago',
  MST7MDT: 'America/Denver',
  PST8PDT: 'America/Los_Angeles',
};

/** Every zone of a table that a search offers, sorted by IANA name. Names with an inverted sign are left out. */
export function listZones(table: ZoneTable): ListedZone[] {
  const names = table.names.filter((name) => !hasInvertedSign(name));
  const current = names.filter((name) => PLACELESS.includes(name) || countriesOfZone(name).length > 0);
  const oldNames = new Map<string, string[]>(current.map((name) => [name, []]));
  const modernNameOf = modernNames(current, table);
  for (const old of names.filter((name) => !oldNames.has(name))) {
    const modern = modernNameOf(old);
    if (modern !== null) oldNames.get(modern)?.push(old);
    // A name without a current equivalent is offered itself: for example one that is newer than the table of countries.
    else oldNames.set(old, []);
  }
  return names.flatMap((name) => {
    const known = oldNames.get(name);
    return known === undefined ? [] : [listedZone(name, known, table)];
  });
}

function listedZone(zone: string, oldNames: readonly string[], table: ZoneTable): ListedZone {
  const countries = countriesOfZone(zone);
  const isClaimed = isClaimedByTwo(zone);
  return {
    zone,
    name: zoneDisplayName(zone),
    region: null,
    country: isClaimed ? null : (countries[0]?.name ?? null),
    // Zones that several countries share have a separate name for each of the others.
    countries: isClaimed ? countries : countries.slice(0, 1),
    oldNames,
    population: table.populationOf(zone),
    coordinates: coordinatesOfZone(zone),
  };
}

/** Finds the current name for an old one: the one it links to, or otherwise one of the same clock. */
function modernNames(current: readonly string[], table: ZoneTable): (old: string) => string | null {
  const isCurrent = new Set(current);
  const sameClock = new Map<string, string[]>();
  for (const name of current) {
    const rulesName = table.rulesNameFor(name);
    sameClock.set(rulesName, [...(sameClock.get(rulesName) ?? []), name]);
  }
  return (old) => {
    const linked = [MEANT_ZONES[old], table.rulesNameFor(old)].find(
      (name) => name !== undefined && isCurrent.has(name),
    );
    return linked ?? mostLike(old, sameClock.get(table.rulesNameFor(old)) ?? []);
  };
}

/** The candidate in the same area, and of those the one that most countries share. */
function mostLike(old: string, candidates: readonly string[]): string | null {
  const sameArea = candidates.filter((name) => areaOf(name) === areaOf(old));
  const countries = (name: string): number => countriesOfZone(name).length;
  return (
    [...(sameArea.length > 0 ? sameArea : candidates)].sort((a, b) => countries(b) - countries(a))[0] ?? null
  );
}

function areaOf(name: string): string {
  return name.slice(0, name.indexOf('/') + 1);
}
