import { MAX_REQUESTED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';
import { NamedZones } from './named-zones';
import { ZoneSearch } from './search/zone-search';
import { ZoneRules } from './rules/zone-rules';

const rules = new ZoneRules();
const zones = new NamedZones(rules, new ZoneSearch(rules, { nowMs: () => Date.UTC(2026, 10, 22) }));

function refusalOf(read: () => unknown): DomainError {
  try {
    read();
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
  ])('parses %j', (text, names) => {
    expect(zones.list('zones', text)).toEqual(names);
  });

  it('accepts as many zones as are allowed, and not one more', () => {
    const names = rules.names.slice(0, MAX_REQUESTED_ZONES);
    expect(zones.list('zones', names.join(','))).toHaveLength(MAX_REQUESTED_ZONES);
    expect(refusalOf(() => zones.list('zones', rules.names.join(',')))).toMatchObject({
      kind: 'invalid',
      message: `Name at most 120 zones in zones: these are ${rules.names.length}.`,
    });
  });

  it.each(['', ',', ' , '])('requires a zone, which %j does not name', (text) => {
    expect(refusalOf(() => zones.list('to', text)).errors).toEqual([
      { field: 'to', message: 'Give to as IANA names with commas between them, such as Europe/Berlin,UTC.' },
    ]);
  });

  it.each([
    ['Asia/Tokyo,Europe/Kathmandu', 'There is no zone "Europe/Kathmandu": did you mean Asia/Kathmandu?'],
    ['Mars/Olympus', 'There is no zone "Mars/Olympus": GET /api/v1/zones?q= finds names.'],
  ])('reports the unknown zone in %j', (text, message) => {
    expect(refusalOf(() => zones.list('zones', text)).errors).toEqual([{ field: 'zones', message }]);
  });
});
