import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { countriesOfZone } from '../rules/zone-rules-countries';
import { ZoneTable } from '../rules/zone-table';
import { foldText } from '../names/search-text';
import type { Airport } from './airport';
import { airportsOfFile } from './airports-file';
import { areasOfFile } from './areas-file';
import type { NamedArea } from './named-area';
import type { NamedPlace } from './place';
import { placesOfFile } from './places-file';
import type { ZoneLabel } from './zone-label';
import { zoneLabelsOfFile } from './zone-labels-file';

const MAX_KILOBYTES: Readonly<Record<string, number>> = {
  'airports.tsv': 250,
  'areas.tsv': 700,
  'places.tsv': 3000,
  'zone-labels.tsv': 100,
};

const table = new ZoneTable(BUNDLED_ZONE_DATA);
const nowMs = Date.UTC(2026, 10, 26);
const places: NamedPlace[] = [];
const areas: NamedArea[] = [];
const airports: Airport[] = [];
const labels: ZoneLabel[] = [];

beforeAll(async () => {
  for await (const part of placesOfFile()) places.push(...part);
  for await (const part of areasOfFile()) areas.push(...part);
  for await (const part of airportsOfFile()) airports.push(...part);
  for await (const part of zoneLabelsOfFile()) labels.push(...part);
});

describe('the data files of the gazetteer', () => {
  it('are within their sizes and credit their sources', () => {
    expect(readdirSync(__dirname).filter((name) => name.endsWith('.tsv'))).toEqual(
      Object.keys(MAX_KILOBYTES),
    );
    for (const [name, kilobytes] of Object.entries(MAX_KILOBYTES)) {
      const text = readFileSync(join(__dirname, name), 'utf8');
      expect(Buffer.byteLength(text)).toBeLessThan(kilobytes * 1000);
      expect(text).toMatch(/^# .+ Written by tools\/places/);
      expect(text.split('\n', 4).join()).toMatch(/GeoNames|CLDR|OurAirports/);
    }
  });

  it('name only zones of the tz database', () => {
    const zones = [
      ...places.map(({ place }) => place.zone),
      ...areas.flatMap(({ zones }) => zones),
      ...airports.map(({ zone }) => zone),
      ...labels.flatMap(({ zones }) => zones),
    ];
    const known = new Set(table.names);
    expect([...new Set(zones)].filter((zone) => !known.has(zone))).toEqual([]);
  });

  it('have every name of a row once, and none that a search would not find', () => {
    const named = [
      ...areas.map(({ name, names, oldNames }) => [name, ...names, ...oldNames]),
      ...labels.map(({ name, names }) => [name, ...names]),
    ];
    for (const names of named.map((row) => row.map(foldText))) {
      expect(names).not.toContain('');
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('have a place or an area at every offset that a clock keeps', () => {
    const offsetOf = (zone: string): number => table.historyOf(zone).ruleAt(nowMs).offsetMinutes;
    const reached = new Set(
      [...places.map(({ place }) => place.zone), ...areas.flatMap(({ zones }) => zones)].map(offsetOf),
    );
    expect(
      table.names.filter((zone) => countriesOfZone(zone).length > 0 && !reached.has(offsetOf(zone))),
    ).toEqual([]);
    expect(reached).toContain(-12 * 60);
  });
});
