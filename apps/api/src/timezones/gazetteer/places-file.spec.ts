import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countriesOfZone } from '../rules/zone-rules-countries';
import { coordinatesOfZone } from '../rules/zone-rules-coordinates';
import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { ZoneTable } from '../rules/zone-table';
import { listZones } from '../names/listed-zones';
import type { NamedPlace, Place } from './place';
import { placesOfFile } from './places-file';
import { foldText } from '../names/search-text';

const MAX_BYTES = 3 * 1024 * 1024;

describe('the file of places', () => {
  const table = new ZoneTable(BUNDLED_ZONE_DATA);
  const named: NamedPlace[] = [];
  let places: Place[];

  beforeAll(async () => {
    for await (const part of placesOfFile()) named.push(...part);
    places = named.map(({ place }) => place);
  });

  it('contains the larger cities of the world, in at most 3 MB', () => {
    expect(places.filter(({ population }) => population > 0).length).toBeGreaterThan(20_000);
    expect(readFileSync(join(__dirname, 'places.tsv')).length).toBeLessThan(MAX_BYTES);
  });

  it('credits its sources', () => {
    const head = readFileSync(join(__dirname, 'places.tsv'), 'utf8').split('\n', 5).join('\n');
    for (const source of ['GeoNames', 'OpenStreetMap', 'CLDR']) expect(head).toContain(source);
  });

  it('starts with the largest', () => {
    const populations = places.map(({ population }) => population);
    expect(populations).toEqual(populations.toSorted((a, b) => b - a));
  });

  it('names only current zones', () => {
    const listed = new Set(listZones(table).map(({ zone }) => zone));
    expect(places.filter(({ zone }) => !listed.has(zone))).toEqual([]);
  });

  it('has one city for the name of each zone, except for the clocks without a place', () => {
    const cities = places.filter(({ isCityOfZone }) => isCityOfZone).map(({ zone }) => zone);
    const listed = listZones(table).map(({ zone }) => zone);
    expect(cities.sort()).toEqual(listed.filter((zone) => countriesOfZone(zone).length > 0));
  });

  it('has no place in a zone of another country while one of its own has the same rules', () => {
    const rulesOf = (zone: string): string => {
      const history = table.historyOf(zone);
      const changes = history.transitionsBetween(Date.UTC(2000, 0), Date.UTC(2037, 0));
      const offsets = changes.map(({ atMs, after }) => [atMs, after.offsetMinutes]);
      return JSON.stringify([history.ruleAt(Date.UTC(2000, 0)).offsetMinutes, offsets]);
    };
    const countryOf = (zone: string): string | undefined => countriesOfZone(zone)[0]?.code;
    const listed = listZones(table).map(({ zone }) => zone);
    const abroad = places.filter(({ zone, countryCode }) => countryOf(zone) !== countryCode);
    const replaceable = abroad.filter(({ zone, countryCode }) =>
      listed.some((own) => countryOf(own) === countryCode && rulesOf(own) === rulesOf(zone)),
    );
    expect(replaceable).toEqual([]);
  });

  it('calls the cities of zones like the zones, except for accents', () => {
    const nameOf = new Map(listZones(table).map(({ zone, name }) => [zone, name]));
    const differing = places.filter(
      ({ isCityOfZone, zone, name }) => isCityOfZone && foldText(name) !== foldText(nameOf.get(zone)!),
    );
    expect(differing).toEqual([]);
  });

  it('has a place in every country of the tz database', () => {
    const countries = new Set(table.names.flatMap(countriesOfZone).map(({ code }) => code));
    const reached = new Set(places.map(({ countryCode }) => countryCode));
    expect([...countries].filter((code) => !reached.has(code))).toEqual([]);
  });

  it('has no two places that look the same and have different clocks', () => {
    const rows = places.map(({ name, region, countryCode }) => [foldText(name), region, countryCode].join());
    const doubles = rows.filter((row, index) => rows.indexOf(row) !== index);
    const zones = (row: string) => new Set(places.flatMap(({ zone }, at) => (rows[at] === row ? zone : [])));
    expect([...new Set(doubles)].filter((row) => zones(row).size > 1)).toEqual([]);
  });

  it('has coordinates of every place but the cities of zones that are too small to be listed', () => {
    const without = places.filter(({ coordinates }) => coordinates === null);
    expect(without.filter(({ isCityOfZone, population }) => !isCityOfZone || population > 0)).toEqual([]);
    expect(without.filter(({ zone }) => coordinatesOfZone(zone) === null)).toEqual([]);
  });

  it('has the coordinates of cities of zones near those of the tz database', () => {
    const far = places.filter(({ isCityOfZone, zone, coordinates }) => {
      const listed = coordinatesOfZone(zone);
      if (!isCityOfZone || coordinates === null || listed === null) return false;
      const east = Math.abs(coordinates.longitude - listed.longitude);
      return Math.abs(coordinates.latitude - listed.latitude) > 2 || Math.min(east, 360 - east) > 2;
    });
    expect(far.map(({ zone }) => zone)).toEqual([]);
  });

  it('has every name once, and none that a search would not find', () => {
    for (const { place, names, oldNames } of named) {
      const folded = [place.name, ...names, ...oldNames].map(foldText);
      expect(folded).not.toContain('');
      expect(new Set(folded).size).toBe(folded.length);
    }
  });
});
