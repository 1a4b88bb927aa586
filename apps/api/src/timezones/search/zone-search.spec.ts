import { MAX_ZONE_MATCHES, type ZoneMatch } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { RuleSet } from '../rules/rule-set';
import { ZoneRules } from '../rules/zone-rules';
import { ZoneSearch } from './zone-search';

class StoppedClock extends SystemClock {
  constructor(private readonly stoppedAtMs: number) {
    super();
  }

  override nowMs(): number {
    return this.stoppedAtMs;
  }
}

const rules = new ZoneRules();
const NOVEMBER = new StoppedClock(Date.parse('2026-11-22T12:00:00Z'));
const search = new ZoneSearch(rules, NOVEMBER);

const find = (text: string): ZoneMatch[] => search.search(text, MAX_ZONE_MATCHES);
const zones = (text: string): string[] => find(text).map(({ zone }) => zone);

describe('ZoneSearch', () => {
  beforeAll(() => rules.table.unpackAll());

  it('returns all that is shown of a zone', () => {
    expect(find('kathmandu')).toEqual([
      {
        zone: 'Asia/Kathmandu',
        name: 'Kathmandu',
        region: null,
        country: 'Nepal',
        offsetMinutes: 345,
        matchedOn: 'name',
        latitude: 27.72,
        longitude: 85.32,
      },
    ]);
  });

  it('returns the current offset, whatever matched', () => {
    expect(find('ist').slice(0, 3)).toMatchObject([
      { offsetMinutes: 330 },
      { offsetMinutes: 120 },
      { offsetMinutes: 0 },
    ]);
  });

  describe('by offset', () => {
    it('lists the zones that have it now', () => {
      expect(find('+5:45')).toEqual([
        {
          zone: 'Asia/Kathmandu',
          name: 'Kathmandu',
          region: null,
          country: 'Nepal',
          offsetMinutes: 345,
          matchedOn: 'offset',
          latitude: 27.72,
          longitude: 85.32,
        },
      ]);
      expect(zones('UTC+8:45')).toEqual(['Australia/Eucla']);
    });

    it('offers the fixed offset first, with the common sign', () => {
      expect(find('UTC-5')[0]).toEqual({
        zone: 'Etc/GMT+5',
        name: 'UTC−05:00',
        region: null,
        country: null,
        offsetMinutes: -300,
        matchedOn: 'offset',
        latitude: null,
        longitude: null,
      });
      expect(find('GMT+1')[0]).toMatchObject({ zone: 'Etc/GMT-1', name: 'UTC+01:00', offsetMinutes: 60 });
    });

    it('has UTC for zero', () => {
      expect(find('+0')[0]).toMatchObject({ zone: 'UTC', name: 'UTC', offsetMinutes: 0 });
    });

    it.each(['+0545', ' 5:45', 'GMT+5', '-3', 'UTC-9:30'])('has only zones at %s', (text) => {
      const found = find(text);
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map(({ offsetMinutes }) => offsetMinutes)).size).toBe(1);
    });

    it('never shows an inverted sign', () => {
      for (const text of ['gmt', 'etc', 'etc/gmt', 'UTC-5', 'GMT+5', 'Etc/GMT+5', '5', '']) {
        for (const { name } of find(text)) expect(name).not.toMatch(/GMT[+-]?\d/);
      }
    });

    it('keeps Etc/GMT+5 typed in full, even if the plus has become a space', () => {
      const expected = { zone: 'Etc/GMT+5', name: 'UTC−05:00', offsetMinutes: -300, matchedOn: 'name' };
      expect(find('etc/gmt+5')[0]).toMatchObject(expected);
      expect(find('Etc/GMT 5')[0]).toMatchObject(expected);
    });
  });

  describe('an old name typed in full', () => {
    it.each([
      ['Asia/Calcutta', 'Asia/Kolkata', { name: 'Calcutta', country: 'India' }],
      ['asia/calcutta', 'Asia/Kolkata', { name: 'Calcutta', country: 'India' }],
      ['US/Pacific', 'America/Los_Angeles', { name: 'US/Pacific', country: 'United States' }],
      ['Etc/UTC', 'UTC', { name: 'UTC', country: null }],
    ])('keeps %s, typed in full, and offers %s next', (text, modern, shown) => {
      const [typed, next] = find(text);
      expect(typed).toMatchObject({ zone: rules.resolve(text), matchedOn: 'old-name', ...shown });
      expect(next?.zone).toBe(modern);
    });
  });

  describe('an empty text', () => {
    it.each(['', '  '])('returns the beginning of all zones, UTC first (%j)', (text) => {
      const found = search.search(text, 4);
      expect(found.map(({ name }) => name)).toEqual(['UTC', 'Abidjan', 'Accra', 'Adak']);
    });
  });

  describe('any text', () => {
    it('returns no more rows than requested, and no zone twice', () => {
      expect(search.search('a', 7)).toHaveLength(7);
      for (const text of ['a', 'america', 'gmt', '-3', 'us'])
        expect(new Set(zones(text)).size).toBe(zones(text).length);
    });

    it.each(['!?', '東京', '%', '__proto__', '\u202e', '😀', '/', '//', '+99', "' or 1=1"])(
      '%j finds nothing, without an error',
      (text) => {
        expect(find(text)).toEqual([]);
      },
    );
  });

  it('uses new rules once they are replaced', () => {
    const replaced = new ZoneRules();
    const over = new ZoneSearch(replaced, NOVEMBER);
    expect(over.search('tokyo', 1)).toHaveLength(1);
    const data = {
      version: '2027a',
      zones: ['Etc/UTC|UTC|0|0|', 'Asia/Atlantis|+04|-40|0|'],
      links: ['Etc/UTC|UTC'],
    };
    replaced.replace(new RuleSet(data, { source: 'test', releasedOn: null }));
    expect(over.search('tokyo', 1)).toEqual([]);
    expect(over.search('atlantis', 1)).toEqual([
      {
        zone: 'Asia/Atlantis',
        name: 'Atlantis',
        region: null,
        country: null,
        offsetMinutes: 240,
        matchedOn: 'name',
        latitude: null,
        longitude: null,
      },
    ]);
  });

  describe('suggestions', () => {
    it.each([
      ['Paris', 'Europe/Paris'],
      ['Europe/Kolkata', 'Asia/Kolkata'],
      ['Asia/Kath', 'Asia/Kathmandu'],
      ['Mars/Olympus', null],
      ['', null],
      ['Europe/', null],
      ['a/b/c/d/e', null],
      ['x'.repeat(10_000), null],
    ])('%j: %s', (unknown, suggestion) => {
      expect(search.suggestionFor(unknown)).toBe(suggestion);
    });
  });
});
