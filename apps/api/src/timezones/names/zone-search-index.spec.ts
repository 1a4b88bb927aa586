import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { ZoneTable } from '../rules/zone-table';
import { queryOf } from './nearness';
import { ZoneSearchIndex } from './zone-search-index';

const NOVEMBER_MS = Date.parse('2026-11-22T12:00:00Z');
const JULY_MS = Date.parse('2026-07-22T12:00:00Z');
const table = new ZoneTable(BUNDLED_ZONE_DATA);
const index = new ZoneSearchIndex(table);

const find = (text: string) =>
  index
    .byText(queryOf(text)!, NOVEMBER_MS)
    .map(({ listed: { zone, name, country }, matchedOn }) => ({ zone, name, country, matchedOn }));
const zones = (text: string): string[] => find(text).map(({ zone }) => zone);

describe('ZoneSearchIndex', () => {
  describe('by name', () => {
    it('returns all that is shown of a zone', () => {
      expect(find('kathmandu')).toEqual([
        {
          zone: 'Asia/Kathmandu',
          name: 'Kathmandu',
          country: 'Nepal',
          matchedOn: 'name',
        },
      ]);
    });

    it.each([
      ['new york', 'America/New_York'],
      ['New_York', 'America/New_York'],
      ['america/new_york', 'America/New_York'],
      ['york', 'America/New_York'],
      ['TOKYO', 'Asia/Tokyo'],
      ['são paulo', 'America/Sao_Paulo'],
      ['Sa\u0303o Pa', 'America/Sao_Paulo'],
      ['port au prince', 'America/Port-au-Prince'],
      ['buenos', 'America/Argentina/Buenos_Aires'],
      ['paris france', 'Europe/Paris'],
      ['london uk', 'Europe/London'],
      ['europe/lon', 'Europe/London'],
      ['wrocl', undefined],
    ])('%j finds %s first', (text, zone) => {
      expect(zones(text)[0]).toBe(zone);
    });

    it('ranks a prefix before a part', () => {
      const found = zones('mar');
      expect(found.indexOf('America/Martinique')).toBeLessThan(found.indexOf('Asia/Samarkand'));
      expect(found).toContain('Asia/Samarkand');
    });

    it('finds every listed zone by its full name, first', () => {
      for (const { listed } of index.all) expect(zones(listed.zone)[0]).toBe(listed.zone);
    });
  });

  describe('by old name', () => {
    it.each([
      ['calcutta', 'Asia/Kolkata', 'Kolkata'],
      ['Kiev', 'Europe/Kyiv', 'Kyiv'],
      ['saigon', 'Asia/Ho_Chi_Minh', 'Ho Chi Minh'],
      ['rangoon', 'Asia/Yangon', 'Yangon'],
      ['Godthab', 'America/Nuuk', 'Nuuk'],
      ['indianapolis', 'America/Indiana/Indianapolis', 'Indianapolis'],
      ['timbuktu', 'Africa/Bamako', 'Bamako'],
      ['eastern', 'America/New_York', 'New York'],
      ['pst8pdt', 'America/Los_Angeles', 'Los Angeles'],
      ['nz', 'Pacific/Auckland', 'Auckland'],
      ['zulu', 'UTC', 'UTC'],
      ['greenwich', 'GMT', 'GMT'],
    ])('%s offers %s', (text, zone, name) => {
      expect(find(text)[0]).toMatchObject({ zone, name });
    });

    it('reports a match of an old name', () => {
      expect(find('calcutta')[0]?.matchedOn).toBe('old-name');
      expect(find('indianapolis')[0]?.matchedOn).toBe('name');
    });
  });

  describe('by country', () => {
    it.each([
      ['nepal', ['Asia/Kathmandu']],
      ['Netherlands', ['Europe/Amsterdam']],
      ['holland', ['Europe/Amsterdam']],
      ['iceland', ['Atlantic/Reykjavik']],
      ['côte d’ivoire', ['Africa/Abidjan']],
      ['Cote dIvoire', ['Africa/Abidjan']],
      ['Ivory Coast', ['Africa/Abidjan']],
      ['South Korea', ['Asia/Seoul']],
      ['United Kingdom', ['Europe/London']],
      ['Saint Lucia', ['America/St_Lucia']],
      ['bosnia and', ['Europe/Sarajevo']],
      ['Czechia', ['Europe/Prague']],
    ])('%s: %j', (text, expected) => {
      expect(
        find(text)
          .filter(({ matchedOn }) => matchedOn === 'country')
          .map(({ zone }) => zone),
      ).toEqual(expected);
    });

    it('treats Japan as the country, not as the old name', () => {
      expect(find('japan')).toEqual([
        { zone: 'Asia/Tokyo', name: 'Tokyo', country: 'Japan', matchedOn: 'country' },
      ]);
    });

    it.each(['usa', 'US'])('lists the zones of a large country by population: %s', (typed) => {
      expect(zones(typed).slice(0, 3)).toEqual([
        'America/New_York',
        'America/Los_Angeles',
        'America/Chicago',
      ]);
    });

    it('orders them by the cities after which they are named', () => {
      expect(zones('australia')[0]).toBe('Australia/Sydney');
    });

    it('finds a disputed zone by either country, and names neither', () => {
      expect(find('ukraine')).toContainEqual(
        expect.objectContaining({ zone: 'Europe/Simferopol', country: null }),
      );
      expect(find('russia')).toContainEqual(
        expect.objectContaining({ zone: 'Europe/Simferopol', country: null }),
      );
    });
  });

  describe('by abbreviation', () => {
    it('offers every country that uses IST, those whose clocks show it now first', () => {
      expect(find('IST').slice(0, 3)).toEqual([
        {
          zone: 'Asia/Kolkata',
          name: 'Kolkata',
          country: 'India',
          matchedOn: 'abbreviation',
        },
        {
          zone: 'Asia/Jerusalem',
          name: 'Jerusalem',
          country: 'Israel',
          matchedOn: 'abbreviation',
        },
        {
          zone: 'Europe/Dublin',
          name: 'Dublin',
          country: 'Ireland',
          matchedOn: 'abbreviation',
        },
      ]);
    });

    it('does not decide about PST, which the Philippines use as well', () => {
      expect(zones('pst').slice(0, 2).sort()).toEqual(['America/Los_Angeles', 'Asia/Manila']);
    });

    it('depends on the season', () => {
      const july = index.byText(queryOf('ist')!, JULY_MS).map(({ listed }) => listed.zone);
      expect(july.slice(0, 3)).toEqual(['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']);
    });

    it.each([
      ['est', 'America/New_York'],
      ['PDT', 'America/Los_Angeles'],
      ['cet', 'Europe/Paris'],
      ['AEDT', 'Australia/Sydney'],
      ['gmt', 'GMT'],
      ['utc', 'UTC'],
    ])('%s offers %s first', (text, zone) => {
      expect(zones(text)[0]).toBe(zone);
    });
  });
});
