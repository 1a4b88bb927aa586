import { MAX_REQUESTED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';
import { NamedZones } from './named-zones';
import { NameResolver } from './resolve/name-resolver';
import { ZoneSearch } from './search/zone-search';
import { ZoneRules } from './rules/zone-rules';

const rules = new ZoneRules();
const NOVEMBER_MS = Date.UTC(2026, 10, 22);
const JULY_MS = Date.UTC(2026, 6, 22);
const search = new ZoneSearch(rules, { nowMs: () => NOVEMBER_MS });
const zones = new NamedZones(rules, new NameResolver(rules, search));

async function refusalOf(read: Promise<unknown>): Promise<DomainError> {
  try {
    await read;
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('It was not refused.');
}

describe('NamedZones', () => {
  it.each([
    ['europe/berlin', ['Europe/Berlin']],
    ['UTC,Asia/Tokyo', ['UTC', 'Asia/Tokyo']],
    ['UTC, Asia/Tokyo ,', ['UTC', 'Asia/Tokyo']],
    ['Etc/GMT 5,Etc/GMT+5', ['Etc/GMT+5']],
    ['Asia/Tokyo,asia/tokyo', ['Asia/Tokyo']],
    ['Asia/Calcutta,Asia/Kolkata', ['Asia/Calcutta', 'Asia/Kolkata']],
  ])('parses %j', async (text, names) => {
    expect(await zones.list('zones', text, NOVEMBER_MS)).toEqual(names);
  });

  it('accepts as many zones as are allowed, and not one more', async () => {
    const names = rules.names.slice(0, MAX_REQUESTED_ZONES);
    expect(await zones.list('zones', names.join(','), NOVEMBER_MS)).toHaveLength(MAX_REQUESTED_ZONES);
    expect(await refusalOf(zones.list('zones', rules.names.join(','), NOVEMBER_MS))).toMatchObject({
      kind: 'invalid',
      message: `Name at most 120 zones in zones: these are ${rules.names.length}.`,
    });
  });

  it.each(['', ',', ' , '])('requires a zone, which %j does not name', async (text) => {
    expect((await refusalOf(zones.list('to', text, NOVEMBER_MS))).errors).toEqual([
      {
        field: 'to',
        message: 'Give to as zones or places with commas between them, such as Europe/Berlin,UTC.',
      },
    ]);
  });

  it.each([
    ['Asia/Tokyo,Europe/Kathmandu', 'There is no zone "Europe/Kathmandu": did you mean Asia/Kathmandu?'],
    ['Mars/Olympus', 'There is no zone "Mars/Olympus": GET /api/v1/zones?q= finds names.'],
  ])('reports the unknown zone in %j', async (text, message) => {
    expect((await refusalOf(zones.list('zones', text, NOVEMBER_MS))).errors).toEqual([
      { field: 'zones', message },
    ]);
  });

  it.each([
    ['London,tokyo', ['Europe/London', 'Asia/Tokyo']],
    ['+05:30', ['Asia/Kolkata']],
    [' 05:30', ['Asia/Kolkata']],
    ['UTC-3', ['Etc/GMT+3']],
    ['EST', ['EST']],
  ])('resolves what names one clock in %j', async (text, names) => {
    expect(await zones.list('to', text, NOVEMBER_MS)).toEqual(names);
  });

  it('offers a choice for a name of several clocks', async () => {
    expect(await refusalOf(zones.one('from', 'IST', NOVEMBER_MS))).toMatchObject({
      kind: 'invalid',
      code: 'ambiguous',
      errors: [{ field: 'from', message: expect.stringContaining('"IST" may mean several clocks') }],
      candidates: expect.arrayContaining([expect.objectContaining({ zone: 'Asia/Kolkata' })]),
    });
  });

  it('reads an abbreviation by the date at which it is used', async () => {
    expect(await zones.one('from', 'PDT', JULY_MS)).toBe('America/Los_Angeles');
    expect(await refusalOf(zones.one('from', 'PDT', NOVEMBER_MS))).toMatchObject({ code: 'not-in-force' });
  });
});
