import { countriesOfZone } from '../rules/zone-rules-countries';
import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { ZoneTable } from '../rules/zone-table';
import { foldText } from '../names/search-text';
import { areasOfFile } from './areas-file';
import type { NamedArea } from './named-area';

describe('the areas', () => {
  const table = new ZoneTable(BUNDLED_ZONE_DATA);
  const areas: NamedArea[] = [];
  beforeAll(async () => {
    for await (const part of areasOfFile()) areas.push(...part);
  });

  const area = (code: string): NamedArea => areas.find(({ codes }) => codes.includes(code))!;
  const named = (name: string): NamedArea[] =>
    areas.filter((one) =>
      [one.name, ...one.names, ...one.oldNames].some((each) => foldText(each) === foldText(name)),
    );

  it('are the countries and then the regions, each by population', () => {
    const kinds = areas.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('country')).toBeLessThan(kinds.indexOf('region'));
    for (const kind of ['country', 'region']) {
      const populations = areas.filter((one) => one.kind === kind).map(({ population }) => population);
      expect(populations).toEqual(populations.toSorted((a, b) => b - a));
    }
  });

  it('have a zone each, and no code or name twice in one country', () => {
    expect(areas.filter(({ zones }) => zones.length === 0)).toEqual([]);
    const codes = areas.flatMap(({ kind, country, codes }) =>
      codes.map((code) => `${kind} ${country} ${code}`),
    );
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    const names = areas.map(({ kind, country, name }) => `${kind} ${country} ${foldText(name)}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('include every country of the tz database, by its two codes', () => {
    const countries = new Set(areas.filter(({ kind }) => kind === 'country').map(({ country }) => country));
    const listed = new Set(table.names.flatMap(countriesOfZone).map(({ code }) => code));
    expect([...listed].filter((code) => !countries.has(code))).toEqual([]);
    expect(area('DEU')).toBe(area('DE'));
    expect(area('GBR').names).toEqual(expect.arrayContaining(['UK', 'Great Britain', 'British']));
  });

  it.each([
    ['US-TX', 'America/Chicago,America/Denver'],
    ['US-FL', 'America/New_York,America/Chicago'],
    ['US-TN', 'America/Chicago,America/New_York'],
    ['US-KY', 'America/New_York,America/Kentucky/Louisville,America/Chicago,America/Kentucky/Monticello'],
    ['US-AZ', 'America/Phoenix,America/Denver'],
    ['US-OR', 'America/Los_Angeles,America/Boise'],
    ['US-ID', 'America/Boise,America/Los_Angeles'],
    ['US-AL', 'America/Chicago'],
    ['US-CA', 'America/Los_Angeles'],
    ['US-HI', 'Pacific/Honolulu'],
    ['CA-ON', 'America/Toronto,America/Winnipeg,America/Atikokan'],
    ['CA-NU', 'America/Iqaluit,America/Rankin_Inlet,America/Cambridge_Bay'],
    ['AU-NSW', 'Australia/Sydney,Australia/Broken_Hill'],
    ['BR-PE', 'America/Recife,America/Noronha'],
    ['CL-VS', 'America/Santiago,Pacific/Easter'],
    ['CN-XJ', 'Asia/Shanghai,Asia/Urumqi'],
    ['EC-W', 'Pacific/Galapagos'],
    ['ES-CN', 'Atlantic/Canary'],
    ['NZ-CIT', 'Pacific/Chatham'],
    ['PG-NSB', 'Pacific/Bougainville'],
    ['PT-20', 'Atlantic/Azores'],
    ['PT-30', 'Atlantic/Madeira'],
    ['UA', 'Europe/Kyiv'],
    ['WS', 'Pacific/Apia'],
  ])('know the zones of %s', (code, zones) => {
    expect(
      area(code)
        .zones.filter((zone) => zones.includes(zone))
        .join(),
    ).toBe(zones);
  });

  it.each([
    ['Deutschland', 'DE'],
    ['Österreich', 'AT'],
    ['日本', 'JP'],
    ['مصر', 'EG'],
    ['Ceylon', 'LK'],
    ['Persia', 'IR'],
    ['Siam', 'TH'],
    ['Burma', 'MM'],
    ['Holland', 'NL'],
    ['U.K.', 'GB'],
    ['CAR', 'CF'],
    ['BVI', 'VG'],
    ['Turks & Caicos', 'TC'],
    ['St. Vincent', 'VC'],
    ['Samoa', 'WS'],
    ['Kalifornien', 'US-CA'],
    ['cataluña', 'ES-CT'],
    ['Bavaria', 'DE-BY'],
    ['Sizilien', 'IT-82'],
    ['Crete', 'GR-M'],
    ['Corsica', 'FR-20R'],
    ['Hokkaido', 'JP-01'],
    ['Kerala', 'IN-KL'],
    ['Tuscany', 'IT-52'],
    ['Islas Canarias', 'ES-CN'],
  ])('know %s as %s', (name, code) => {
    expect(named(name)).toEqual([area(code)]);
  });

  it('know names that several countries share', () => {
    expect(named('Congo').map(({ country }) => country)).toEqual(['CD', 'CG']);
    expect(named('Korea').map(({ country }) => country)).toEqual(['KR', 'KP']);
    expect(named('Georgia').map(({ codes }) => codes[0])).toEqual(['GE', 'US-GA']);
  });

  it.each(['Maui', 'Java', 'Mallorca', 'Lord Howe Island', 'Howland Island', 'Newfoundland'])(
    'know %s',
    (name) => {
      expect(named(name)).toHaveLength(1);
    },
  );
});
