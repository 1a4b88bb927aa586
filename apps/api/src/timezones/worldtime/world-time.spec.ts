import { ZoneRules } from '../rules/zone-rules';
import { worldTimeAt } from './world-time';
import { worldTimeText } from './world-time-text';

const { table } = new ZoneRules();
const SUMMER = Date.parse('2027-07-01T12:00:00.512Z');
const WINTER = Date.parse('2027-01-15T12:00:00Z');

describe('worldTimeAt', () => {
  it('has the fields of WorldTimeAPI in their order', () => {
    expect(JSON.stringify(worldTimeAt(table, 'Europe/Berlin', SUMMER))).toBe(
      JSON.stringify({
        abbreviation: 'CEST',
        client_ip: null,
        datetime: '2027-07-01T14:00:00.512000+02:00',
        day_of_week: 4,
        day_of_year: 182,
        dst: true,
        dst_from: '2027-03-28T01:00:00+00:00',
        dst_offset: 3600,
        dst_until: '2027-10-31T01:00:00+00:00',
        raw_offset: 3600,
        timezone: 'Europe/Berlin',
        unixtime: SUMMER / 1000 - 0.512,
        utc_datetime: '2027-07-01T12:00:00.512000+00:00',
        utc_offset: '+02:00',
        week_number: 26,
      }),
    );
  });

  it.each([
    [
      'Asia/Tokyo',
      SUMMER,
      { dst: false, dst_from: null, dst_until: null, dst_offset: 0, raw_offset: 32_400 },
    ],
    ['America/New_York', WINTER, { dst: false, dst_from: null, dst_offset: 0, raw_offset: -18_000 }],
    ['Asia/Kathmandu', WINTER, { dst: false, raw_offset: 20_700, utc_offset: '+05:45' }],
    ['Australia/Lord_Howe', WINTER, { dst: true, dst_offset: 1_800, raw_offset: 37_800 }],
    ['Antarctica/Troll', SUMMER, { dst: true, dst_offset: 7_200, raw_offset: 0 }],
    ['Europe/Dublin', SUMMER, { dst: false, dst_offset: 0, raw_offset: 3_600, abbreviation: 'IST' }],
    ['Europe/Dublin', WINTER, { dst: true, dst_offset: -3_600, raw_offset: 3_600, abbreviation: 'GMT' }],
    ['Eire', WINTER, { dst: true, dst_from: '2026-10-25T01:00:00+00:00', timezone: 'Eire' }],
    ['Asia/Calcutta', WINTER, { timezone: 'Asia/Calcutta', dst: false }],
    ['Etc/GMT+5', WINTER, { raw_offset: -18_000, day_of_week: 5 }],
    ['Pacific/Apia', Date.parse('2027-01-03T11:00:00Z'), { day_of_week: 1, week_number: 1, day_of_year: 4 }],
  ])('of %s', (zone, utcMs, fields) => {
    expect(worldTimeAt(table, zone, utcMs)).toMatchObject(fields);
  });

  it('divides the offset of every zone into its standard time and its daylight saving time', () => {
    for (const zone of table.names) {
      for (const utcMs of [WINTER, SUMMER]) {
        const { raw_offset, dst_offset, dst, dst_from, dst_until } = worldTimeAt(table, zone, utcMs);
        const { offsetMinutes } = table.historyOf(zone).ruleAt(utcMs);
        expect([zone, raw_offset + dst_offset]).toEqual([zone, offsetMinutes * 60]);
        expect([zone, dst_offset !== 0, dst_from !== null, dst_until !== null]).toEqual([
          zone,
          dst,
          dst,
          dst,
        ]);
      }
    }
  });
});

it('text has a field or a name on each line', () => {
  expect(
    worldTimeText(worldTimeAt(table, 'UTC', WINTER))
      .split('\n')
      .slice(0, 8),
  ).toEqual([
    'abbreviation: UTC',
    'client_ip: ',
    'datetime: 2027-01-15T12:00:00.000000+00:00',
    'day_of_week: 5',
    'day_of_year: 15',
    'dst: false',
    'dst_from: ',
    'dst_offset: 0',
  ]);
  expect(worldTimeText(['UTC', 'Zulu'])).toBe('UTC\nZulu\n');
  expect(worldTimeText({ error: 'unknown location' })).toBe('error: unknown location\n');
});
