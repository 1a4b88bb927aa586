import { MAX_QUERY_LENGTH, MAX_ZONE_MATCHES, type ZoneMatch } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { RuleSet } from '../rules/rule-set';
import { ZoneRules } from '../rules/zone-rules';
import { NameText } from '../names/name-text';
import { ZoneSearch } from './zone-search';

class NovemberClock extends SystemClock {
  override nowMs(): number {
    return Date.parse('2026-11-22T12:00:00Z');
  }
}

/** Among tens of thousands. */
const MAX_NAMES_LOOKED_AT = 4_000;

const rules = new ZoneRules();
const search = new ZoneSearch(rules, new NovemberClock());

const find = (text: string, limit = 8): ZoneMatch[] => search.search(text, limit);
const shown = ({ name, region, country }: ZoneMatch): string =>
  [name, region, country].filter((part) => part !== null).join(', ');

describe('ZoneSearch with its places', () => {
  beforeAll(async () => {
    await rules.table.unpackAll();
    await search.ready();
  });

  it('returns all that is shown of a place', () => {
    expect(find('seattle')).toEqual([
      {
        zone: 'America/Los_Angeles',
        name: 'Seattle',
        region: 'Washington',
        country: 'United States',
        offsetMinutes: -480,
        matchedOn: 'name',
        latitude: 47.61,
        longitude: -122.33,
      },
    ]);
  });

  it.each([
    ['Shenzhen', 'Asia/Shanghai', 'Shenzhen, China', 'name'],
    ['Sao Paulo', 'America/Sao_Paulo', 'São Paulo, São Paulo, Brazil', 'name'],
    ['lodz', 'Europe/Warsaw', 'Łódź, Poland', 'name'],
    ['saint louis', 'America/Chicago', 'St. Louis, Missouri, United States', 'name'],
    ['東京', 'Asia/Tokyo', 'Tokyo, Japan', 'name'],
    ['Київ', 'Europe/Kyiv', 'Kyiv, Ukraine', 'name'],
    ['Londres', 'Europe/London', 'London, England, Britain (UK)', 'name'],
    ['Bombay', 'Asia/Kolkata', 'Mumbai, India', 'old-name'],
    ['bangalore', 'Asia/Kolkata', 'Bengaluru, India', 'old-name'],
    ['Saigon', 'Asia/Ho_Chi_Minh', 'Ho Chi Minh, Vietnam', 'old-name'],
    ['peking', 'Asia/Shanghai', 'Beijing, China', 'old-name'],
    ['Calcutta', 'Asia/Kolkata', 'Kolkata, India', 'old-name'],
    ['NYC', 'America/New_York', 'New York, New York, United States', 'name'],
    ['sf', 'America/Los_Angeles', 'San Francisco, California, United States', 'name'],
    ['timbuktu', 'Africa/Bamako', 'Timbuktu, Mali', 'name'],
    ['jamaica', 'America/Jamaica', 'Jamaica, Jamaica', 'country'],
    ['lebanon', 'Asia/Beirut', 'Beirut, Lebanon', 'country'],
    ['kosovo', 'Europe/Belgrade', 'Pristina, Kosovo', 'country'],
    ['sevastopol', 'Europe/Simferopol', 'Sevastopol', 'name'],
  ])('%j offers %s first', (text, zone, row, matchedOn) => {
    const [first] = find(text);
    expect(first).toMatchObject({ zone, matchedOn });
    expect(shown(first!)).toBe(row);
  });

  it.each([
    ['paris france', 'Europe/Paris', 'Paris, France'],
    ['portland oregon', 'America/Los_Angeles', 'Portland, Oregon, United States'],
    ['portland or', 'America/Los_Angeles', 'Portland, Oregon, United States'],
    ['springfield illinois', 'America/Chicago', 'Springfield, Illinois, United States'],
    ['springfield MA', 'America/New_York', 'Springfield, Massachusetts, United States'],
    ['cambridge uk', 'Europe/London', 'Cambridge, England, Britain (UK)'],
    ['uk cambridge', 'Europe/London', 'Cambridge, England, Britain (UK)'],
    ['washington dc', 'America/New_York', 'Washington, D.C., District of Columbia, United States'],
  ])('%j finds the intended one: %s', (text, zone, row) => {
    const [first] = find(text);
    expect(first?.zone).toBe(zone);
    expect(shown(first!)).toBe(row);
  });

  it('distinguishes all places of the same name, the largest first', () => {
    const springfields = find('springfield', MAX_ZONE_MATCHES).filter(({ name }) => name === 'Springfield');
    expect(springfields.length).toBeGreaterThan(4);
    expect(springfields[0]?.region).toBe('Missouri');
    expect(new Set(springfields.map(shown)).size).toBe(springfields.length);
  });

  it('ranks the full name first, then its beginning, then its words, then its middle', () => {
    const names = find('york', MAX_ZONE_MATCHES).map(({ name }) => name);
    const kindOf = (name: string): number =>
      [/^York$/, /^York/, /\bYork/, /york/].findIndex((pattern) => pattern.test(name));
    // Places with that name in another language or in their state match as well, and do not matter here.
    const kinds = names.map(kindOf).filter((kind) => kind !== -1);
    expect(new Set(kinds)).toEqual(new Set([0, 1, 2]));
    expect(kinds).toEqual(kinds.toSorted());
    expect(find('okyo').map(({ name }) => name)).toContain('Tokyo');
  });

  it('shows a zone and the city after which it is named as one row', () => {
    for (const text of ['new york', 'kyiv', 'tokyo', 'ulan bator', 'são paulo']) {
      const [first, ...others] = find(text);
      expect(others.map(shown)).not.toContain(shown(first!));
    }
  });

  it('offers both clocks of a place where two are used', () => {
    expect(find('kashgar', 2).map(({ zone, region }) => [zone, region])).toEqual(
      expect.arrayContaining([
        ['Asia/Urumqi', 'Xinjiang time'],
        ['Asia/Shanghai', 'Beijing time'],
      ]),
    );
  });

  it('finds the clocks of a state by its largest places', () => {
    expect(find('texas').slice(0, 2)).toMatchObject([
      { zone: 'America/Chicago', name: 'Houston', matchedOn: 'region' },
      { zone: 'America/Denver', name: 'El Paso', matchedOn: 'region' },
    ]);
  });

  it('lists the zones of a country by their largest city', () => {
    expect(find('canada', 3).map(({ name }) => name)).toEqual(['Toronto', 'Vancouver', 'Edmonton']);
  });

  it('still finds what an abbreviation means', () => {
    expect(find('IST', 3).map(({ country }) => country)).toEqual(['India', 'Israel', 'Ireland']);
  });

  it('returns no more rows than requested', () => {
    for (const text of ['a', 'san', 'united', 'springfield']) expect(find(text, 5)).toHaveLength(5);
  });

  it.each(['!?', '%', '\u202e', '😀', '/', "' or 1=1", 'x'.repeat(MAX_QUERY_LENGTH)])(
    '%j finds nothing, without an error',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it('does not take a word of the language for a name', () => {
    expect(find('__proto__').every(({ matchedOn }) => matchedOn === 'similar')).toBe(true);
    expect(find('constructor').every(({ matchedOn }) => matchedOn === 'similar')).toBe(true);
  });

  // The time is measured by tools/places/bench.mjs; the number of checked names is the same on every machine.
  it.each([
    ...['a', 'san', 'new york', 'paris france', 's a', 'zzz', '東'],
    [...'abcdefghijklmnopqrstuvwxyz'].join(' '),
    'a '.repeat(MAX_QUERY_LENGTH / 2),
    'ﷺ'.repeat(MAX_QUERY_LENGTH),
  ])('checks only a few of all names: %j', (text) => {
    const look = jest.spyOn(NameText.prototype, 'nearnessOf');
    find(text, MAX_ZONE_MATCHES);
    const looks = look.mock.calls.length;
    look.mockRestore();
    expect(looks).toBeLessThanOrEqual(MAX_NAMES_LOOKED_AT);
  });

  it('leaves out places whose zone other rules do not contain', async () => {
    const others = new ZoneRules();
    const data = {
      version: '2027a',
      zones: ['Etc/UTC|UTC|0|0|', 'Asia/Tokyo|JST|-90|0|'],
      links: ['Etc/UTC|UTC'],
    };
    others.replace(new RuleSet(data, { source: 'test', releasedOn: null }));
    const over = new ZoneSearch(others, new NovemberClock());
    await over.ready();
    expect(over.search('seattle', 1)).toEqual([]);
    expect(over.search('yokohama', 1)).toMatchObject([{ zone: 'Asia/Tokyo' }]);
  });
});
