import type { ZoneMatch } from '@live-tz/contracts';
import { MAX_QUERY_LENGTH, MAX_ZONE_MATCHES } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { ZoneRules } from '../zone-rules';
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
const JULY = new StoppedClock(Date.parse('2026-07-22T12:00:00Z'));
const search = new ZoneSearch(rules, NOVEMBER);

const find = (text: string): ZoneMatch[] => search.search(text, MAX_ZONE_MATCHES);
const zones = (text: string): string[] => find(text).map(({ zone }) => zone);

describe('ZoneSearch', () => {
  beforeAll(() => rules.table.unpackAll());

  describe('by name', () => {
    it('answers with all there is to show of a zone', () => {
      expect(find('kathmandu')).toEqual([
        {
          zone: 'Asia/Kathmandu',
          name: 'Kathmandu',
          country: 'Nepal',
          offsetMinutes: 345,
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

    it('puts what begins with the text before what contains it', () => {
      const found = zones('mar');
      expect(found.indexOf('America/Martinique')).toBeLessThan(
        found.indexOf('America/Kentucky/Louisville') >>> 0,
      );
      expect(found.indexOf('America/Martinique')).toBeLessThan(found.indexOf('Asia/Samarkand'));
      expect(found).toContain('Asia/Samarkand');
    });

    it('finds every current name by that name, first', () => {
      const names = rules.names.filter((name) => /^(Africa|America|Asia|Europe)\//.test(name));
      for (const name of names) expect(zones(name)[0]).toBe(name);
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

    it('says that it was an old name', () => {
      expect(find('calcutta')[0]?.matchedOn).toBe('old-name');
      expect(find('indianapolis')[0]?.matchedOn).toBe('name');
    });

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

    it('takes Japan for the country, not for the old name', () => {
      expect(find('japan')).toEqual([
        { zone: 'Asia/Tokyo', name: 'Tokyo', country: 'Japan', offsetMinutes: 540, matchedOn: 'country' },
      ]);
    });

    it('lists the zones of a large one by population', () => {
      expect(zones('usa').slice(0, 3)).toEqual([
        'America/New_York',
        'America/Los_Angeles',
        'America/Chicago',
      ]);
      expect(zones('australia')[0]).toBe('Australia/Sydney');
    });

    it('finds a zone two countries claim by either, and takes no side', () => {
      expect(find('ukraine')).toContainEqual(
        expect.objectContaining({ zone: 'Europe/Simferopol', country: null }),
      );
      expect(find('russia')).toContainEqual(
        expect.objectContaining({ zone: 'Europe/Simferopol', country: null }),
      );
    });
  });

  describe('by abbreviation', () => {
    it('offers every country that means it by IST, the clocks that read it now first', () => {
      expect(find('IST').slice(0, 3)).toEqual([
        {
          zone: 'Asia/Kolkata',
          name: 'Kolkata',
          country: 'India',
          offsetMinutes: 330,
          matchedOn: 'abbreviation',
        },
        {
          zone: 'Asia/Jerusalem',
          name: 'Jerusalem',
          country: 'Israel',
          offsetMinutes: 120,
          matchedOn: 'abbreviation',
        },
        {
          zone: 'Europe/Dublin',
          name: 'Dublin',
          country: 'Ireland',
          offsetMinutes: 0,
          matchedOn: 'abbreviation',
        },
      ]);
    });

    it('leaves PST to the person: the Philippines say it too', () => {
      expect(zones('pst').slice(0, 2).sort()).toEqual(['America/Los_Angeles', 'Asia/Manila']);
    });

    it('follows the year', () => {
      const july = new ZoneSearch(rules, JULY).search('ist', 3);
      expect(july.map(({ zone }) => zone)).toEqual(['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']);
      expect(july[1]?.offsetMinutes).toBe(60);
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

  describe('by offset', () => {
    it('lists the zones at it now', () => {
      expect(find('+5:45')).toEqual([
        {
          zone: 'Asia/Kathmandu',
          name: 'Kathmandu',
          country: 'Nepal',
          offsetMinutes: 345,
          matchedOn: 'offset',
        },
      ]);
      expect(zones('UTC+8:45')).toEqual(['Australia/Eucla']);
    });

    it('offers the fixed offset first, under the sign people mean', () => {
      expect(find('UTC-5')[0]).toEqual({
        zone: 'Etc/GMT+5',
        name: 'UTC−05:00',
        country: null,
        offsetMinutes: -300,
        matchedOn: 'offset',
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

    it('keeps Etc/GMT+5 typed in full, also where the plus has become a space', () => {
      const kept = { zone: 'Etc/GMT+5', name: 'UTC−05:00', offsetMinutes: -300, matchedOn: 'name' };
      expect(find('etc/gmt+5')[0]).toMatchObject(kept);
      expect(find('Etc/GMT 5')[0]).toMatchObject(kept);
    });
  });

  describe('an empty text', () => {
    it.each(['', '  '])('gives the beginning of all zones, UTC first (%j)', (text) => {
      const found = search.search(text, 4);
      expect(found.map(({ name }) => name)).toEqual(['UTC', 'Abidjan', 'Accra', 'Adak']);
    });
  });

  describe('any text', () => {
    it('gives no more rows than asked for, and no zone twice', () => {
      expect(search.search('a', 7)).toHaveLength(7);
      for (const text of ['a', 'america', 'gmt', '-3', 'us'])
        expect(new Set(zones(text)).size).toBe(zones(text).length);
    });

    it.each(['!?', '東京', '%', '__proto__', '\u202e', '😀', '/', '//', '+99', "' or 1=1"])(
      '%j finds nothing, quietly',
      (text) => {
        expect(find(text)).toEqual([]);
      },
    );

    it.each([
      ...['', 'a', 'san', 'IST', '+5:45', 'united states', 'Asia/Calcutta', 'e e e', 'paris france'],
      'a'.repeat(MAX_QUERY_LENGTH),
      'a '.repeat(MAX_QUERY_LENGTH / 2),
      [...'abcdefghijklmnopqrstuvwxyz'].join(' '),
      '\u0301'.repeat(MAX_QUERY_LENGTH),
      'ﷺ'.repeat(MAX_QUERY_LENGTH),
    ])('costs less than 2 ms: %j', (text) => {
      const searches = 30;
      find(text);
      // The processor's time, not the wall's: a busy machine is not a slow search.
      const before = process.cpuUsage();
      for (let done = 0; done < searches; done++) find(text);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000 / searches).toBeLessThan(2);
    });
  });

  it('searches the new rules once they are replaced', () => {
    const replaced = new ZoneRules();
    const over = new ZoneSearch(replaced, NOVEMBER);
    expect(over.search('tokyo', 1)).toHaveLength(1);
    replaced.replace(
      { version: '2027a', zones: ['Etc/UTC|UTC|0|0|', 'Asia/Atlantis|+04|-40|0|'], links: ['Etc/UTC|UTC'] },
      { source: 'test', releasedOn: null },
    );
    expect(over.search('tokyo', 1)).toEqual([]);
    expect(over.search('atlantis', 1)).toEqual([
      { zone: 'Asia/Atlantis', name: 'Atlantis', country: null, offsetMinutes: 240, matchedOn: 'name' },
    ]);
  });

  describe('suggestions', () => {
    it.each([
      ['Paris', 'Europe/Paris'],
      ['Europe/Kolkata', 'Asia/Kolkata'],
      ['Asia/Kath', 'Asia/Kathmandu'],
      ['Mars/Olympus', null],
      ['', null],
      ['Europe/', 'Europe/London'],
    ])('%j: %s', (unknown, suggestion) => {
      expect(search.suggestionFor(unknown)).toBe(suggestion);
    });
  });
});
