import { withNamesOf } from './aliases';
import type { PackedZoneData } from './packed-zone-data';
import { readPackedZoneData } from './packed-zone-data';
import { ZoneTable } from './zone-table';

const UTC = 'Etc/UTC|UTC|0|0|';
const earlier: PackedZoneData = {
  version: '2026f',
  zones: [UTC, 'America/Los_Angeles|PST|80|0|', 'Asia/Calcutta|IST|-5u|0|', 'Asia/Kathmandu|+0545|-5J|0|'],
  links: [
    'Etc/UTC|UTC',
    'America/Los_Angeles|US/Pacific',
    'Asia/Calcutta|Asia/Kolkata',
    'Asia/Kathmandu|Asia/Katmandu',
  ],
};

function tableOf(data: Partial<PackedZoneData>): ZoneTable {
  const merged = withNamesOf(earlier, { version: '2027a', zones: [UTC], links: ['Etc/UTC|UTC'], ...data });
  return new ZoneTable(readPackedZoneData(merged));
}
const offsetOf = (table: ZoneTable, name: string) => table.historyOf(name).ruleAt(0).offsetMinutes;

describe('withNamesOf', () => {
  it('changes nothing if no name is missing', () => {
    expect(withNamesOf(earlier, earlier)).toEqual(earlier);
  });

  it('keeps the release of the new data', () => {
    expect(tableOf({}).release).toBe('2027a');
  });

  it('gives a missing name the new rules of the name it links to', () => {
    const table = tableOf({ zones: [UTC, 'America/Los_Angeles|PDT|70|0|'] });
    expect(offsetOf(table, 'US/Pacific')).toBe(-420);
    expect(table.rulesNameFor('US/Pacific')).toBe('America/Los_Angeles');
  });

  it('does so if the new data uses another name of the clock', () => {
    const table = tableOf({ zones: [UTC, 'Asia/Kolkata|+06|-60|0|'] });
    expect(offsetOf(table, 'Asia/Calcutta')).toBe(360);
  });

  it('does so if the new data has that name as a link', () => {
    const table = tableOf({
      zones: [UTC, 'Asia/Colombo|+06|-60|0|'],
      links: ['Etc/UTC|UTC', 'Asia/Colombo|Asia/Kolkata'],
    });
    expect(table.rulesNameFor('Asia/Calcutta')).toBe('Asia/Colombo');
  });

  it('keeps the earlier rules of a clock that the new data does not contain under any name', () => {
    const table = tableOf({});
    expect(offsetOf(table, 'Asia/Katmandu')).toBe(345);
    expect(table.names).toEqual([
      'America/Los_Angeles',
      'Asia/Calcutta',
      'Asia/Kathmandu',
      'Asia/Katmandu',
      'Asia/Kolkata',
      'Etc/UTC',
      'US/Pacific',
      'UTC',
    ]);
  });
});
