import { ZoneRules } from '../rules/zone-rules';
import { ZoneSearch } from '../search/zone-search';
import { NameResolver } from './name-resolver';

const NOVEMBER_MS = Date.parse('2026-11-22T12:00:00Z');
const JULY_MS = Date.parse('2026-07-22T12:00:00Z');
const rules = new ZoneRules();
const search = new ZoneSearch(rules, { nowMs: () => NOVEMBER_MS });
const resolver = new NameResolver(rules, search);

beforeAll(() => search.ready());

function zonesOf(text: string, nowMs = NOVEMBER_MS): string[] {
  const resolved = resolver.resolve(text, nowMs);
  if (resolved.kind === 'one') return [resolved.match.zone];
  const matches = resolved.kind === 'none' ? resolved.nearest : resolved.candidates;
  return matches.map(({ zone }) => zone);
}

describe('NameResolver', () => {
  it.each([
    ['Paris', 'Europe/Paris'],
    ['paris, texas', 'America/Chicago'],
    ['uk cambridge', 'Europe/London'],
    ['Springfield, Illinois, USA', 'America/Chicago'],
    ['Georgia USA', 'America/New_York'],
    ['Lebanon', 'Asia/Beirut'],
    ['Samoa', 'Pacific/Apia'],
    ['Brasília', 'America/Sao_Paulo'],
    ['za', 'Africa/Johannesburg'],
    ['in', 'Asia/Kolkata'],
    ['LHR', 'Europe/London'],
    ['SIN', 'Asia/Singapore'],
    ['Heathrow', 'Europe/London'],
    ['EST', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['Eastern Standard Time', 'America/New_York'],
    ['Arabian Standard Time', 'Asia/Dubai'],
    ['(GMT+01:00) Amsterdam, Berlin', 'Europe/Berlin'],
    ['K', 'Etc/GMT-10'],
    ['Baker Island', 'Etc/GMT+12'],
    ['Kalifornien', 'America/Los_Angeles'],
    ['日本', 'Asia/Tokyo'],
  ])('%s is the clock of %s', (text, zone) => {
    expect(resolver.resolve(text, NOVEMBER_MS)).toMatchObject({ kind: 'one', match: { zone } });
  });

  it.each([
    ['springfield', ['America/Chicago', 'America/New_York']],
    ['portland', ['America/Los_Angeles', 'America/New_York']],
    ['san jose', ['America/Los_Angeles', 'America/Costa_Rica']],
    ['valencia', ['America/Caracas', 'Europe/Madrid']],
    ['Georgia', ['Asia/Tbilisi', 'America/New_York']],
    ['CA', ['America/Toronto', 'America/Los_Angeles']],
    ['IN', ['Asia/Kolkata', 'America/Indiana/Indianapolis']],
    ['TX', ['America/Chicago', 'America/Denver']],
    ['ET', ['America/New_York', 'Africa/Addis_Ababa']],
    ['PST', ['America/Los_Angeles', 'Asia/Manila']],
    ['CST', ['America/Chicago', 'Asia/Shanghai']],
  ])('%s may mean several clocks', (text, zones) => {
    expect(resolver.resolve(text, NOVEMBER_MS).kind).toBe('several');
    expect(zonesOf(text).slice(0, 1)).toEqual(zones.slice(0, 1));
    expect(zonesOf(text)).toEqual(expect.arrayContaining(zones));
  });

  it.each(['Tok', 'new', 'Mosc', 'ondon', 'zzzzz', '!', ''])('%j is no name', (text) => {
    expect(resolver.resolve(text, NOVEMBER_MS).kind).toBe('none');
  });

  it.each([
    ['Los Angelas', 'America/Los_Angeles'],
    ['Pheonix', 'America/Phoenix'],
    ['New Dehli', 'Asia/Kolkata'],
    ['San Fransisco', 'America/Los_Angeles'],
    ['Philidelphia', 'America/New_York'],
    ['Bejing', 'Asia/Shanghai'],
    ['Phillipines', 'Asia/Manila'],
    ['Vietman', 'Asia/Ho_Chi_Minh'],
  ])('suggests for the misspelled %s the clock of %s', (text, zone) => {
    expect(resolver.resolve(text, NOVEMBER_MS).kind).toBe('none');
    expect(zonesOf(text)[0]).toBe(zone);
  });

  it.each([
    ['Berlin', true],
    ['Vaduz', true],
    ['Springfield', true],
    ['Texas', true],
    ['Jordan', true],
    ['Europe/Berlin', true],
    ['UTC+5', true],
    ['PST', true],
    ['EDT', true],
    ['東京', true],
    ['Mailand', true],
    ['Anna', false],
    ['Finn', false],
    ['Sam', false],
    ['IN', false],
  ])('%s: is it well known? %s', (text, isWellKnown) => {
    expect(resolver.resolve(text, NOVEMBER_MS)).toMatchObject({ isWellKnown });
  });

  it.each([
    ['Paris, Texas', 'America/Chicago'],
    ['Springfield, IL', 'America/Chicago'],
    ['Sydney, Nova Scotia', 'America/Glace_Bay'],
    ['London, Ontario', 'America/Toronto'],
  ])('%s as a whole is one place', (text, zone) => {
    expect(resolver.resolve(text, NOVEMBER_MS)).toMatchObject({ kind: 'one', match: { zone } });
  });

  it.each(['Berlin, Anna', 'Anna, Berlin', 'Paris Hilton, London', 'Paris Hilton', 'Berlin, Jordan'])(
    '%s as a whole is no place',
    (text) => {
      expect(resolver.resolve(text, NOVEMBER_MS).kind).toBe('none');
    },
  );

  describe('an abbreviation', () => {
    it('is not answered while its clocks show another one', () => {
      expect(resolver.resolve('EDT', NOVEMBER_MS)).toMatchObject({
        kind: 'not-in-force',
        note: 'New York is on EST now.',
      });
      expect(zonesOf('EDT', JULY_MS)).toEqual(['America/New_York']);
      expect(resolver.resolve('EST', JULY_MS).kind).not.toBe('one');
    });

    it('is not answered by another country that still shows it', () => {
      expect(resolver.resolve('PST', JULY_MS).kind).toBe('several');
      expect(zonesOf('PST', JULY_MS)).toEqual(expect.arrayContaining(['Asia/Manila', 'America/Los_Angeles']));
    });

    it('means the clocks of its country that show it', () => {
      expect(zonesOf('AEST')[0]).toBe('Australia/Brisbane');
    });
  });
});
