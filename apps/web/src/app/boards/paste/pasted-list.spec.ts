import type { NameResolution, ZoneMatch } from '@live-tz/contracts';
import { namesOf, understand } from './chosen-readings';
import { parsePastedList } from './pasted-list';

/** What the server understands in these tests, with the minutes east of UTC; the first names are towns as well. */
const KNOWN: Readonly<Record<string, number>> = {
  'amsterdam, netherlands': 60,
  anna: -360,
  'asia/tokyo': 540,
  'america/new_york': -300,
  bangalore: 330,
  'bengaluru, india': 330,
  berlin: 60,
  'berlin, germany': 60,
  'buenos aires': -180,
  'cape town, south africa': 120,
  cet: 60,
  clyde: -360,
  'europe/berlin': 60,
  'europe/london': 0,
  'gmt+1': 60,
  'gmt+9': 540,
  'ho chi minh city': 420,
  'hong kong': 480,
  india: 330,
  'jakarta, indonesia': 420,
  jordan: 180,
  jp: 540,
  lima: -300,
  lisbon: 0,
  'lisbon, portugal': 0,
  london: 0,
  'london, ontario': -300,
  'london, uk': 0,
  'mexico city': -360,
  'new york': -300,
  'new york, ny': -300,
  'new york, usa': -300,
  paris: 60,
  'paris, france': 60,
  'paris, texas': -360,
  'port-au-prince': -300,
  pst: -480,
  'san francisco': -480,
  'san francisco, ca': -480,
  'san francisco, ca, usa': -480,
  'são paulo': -180,
  'são paulo, brazil': -180,
  springfield: -360,
  'springfield, il': -360,
  sydney: 660,
  'sydney, australia': 660,
  'sydney, nova scotia': -240,
  tokyo: 540,
  'tokyo, japan': 540,
  utc: 0,
  'utc+1': 60,
  'utc+05:30': 330,
  'utc-5': -300,
  'w. europe standard time': 60,
  'washington, d.c.': -300,
  '(gmt+01:00) amsterdam, berlin': 60,
  '(utc-08:00) pacific time (us & canada)': -480,
  東京: 540,
};

/** Names of small towns, as many first names are. */
const LITTLE_KNOWN = ['anna', 'clyde'];

function resolve(name: string): NameResolution {
  const offsetMinutes = KNOWN[name.toLowerCase()];
  if (offsetMinutes === undefined) return { kind: 'none', matches: [], isWellKnown: false };
  const match: ZoneMatch = {
    zone: name,
    name,
    region: null,
    country: null,
    offsetMinutes,
    matchedOn: 'name',
    latitude: null,
    longitude: null,
  };
  const isWellKnown = !LITTLE_KNOWN.includes(name.toLowerCase());
  return name.toLowerCase() === 'springfield'
    ? { kind: 'several', matches: [match, match], isWellKnown }
    : { kind: 'one', matches: [match], isWellKnown };
}

/** Each clock as `label | name`; a name that is not found begins with `?`. */
function clocksOf(text: string): string[] {
  const lines = parsePastedList(text);
  const resolutions = new Map(namesOf(lines).map((name) => [name, resolve(name)]));
  return understand(lines, resolutions).map(({ label, name, resolution }) => {
    const place = resolution.kind === 'none' ? `? ${name}` : name;
    return label === null ? place : `${label} | ${place}`;
  });
}

describe('one line of a pasted list', () => {
  it.each([
    // Places, zones and labels of programs.
    ['San Francisco, CA', 'San Francisco, CA'],
    ['San Francisco, CA, USA', 'San Francisco, CA, USA'],
    ['Bengaluru, India', 'Bengaluru, India'],
    ['(GMT+01:00) Amsterdam, Berlin', '(GMT+01:00) Amsterdam, Berlin'],
    ['(UTC-08:00) Pacific Time (US & Canada)', '(UTC-08:00) Pacific Time (US & Canada)'],
    ['W. Europe Standard Time', 'W. Europe Standard Time'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['UTC+05:30', 'UTC+05:30'],
    ['PST', 'PST'],
    ['東京', '東京'],
    ['Port-au-Prince', 'Port-au-Prince'],
    ['Washington, D.C.', 'Washington, D.C.'],
    ['Springfield', 'Springfield'],
    ['Nowhereville', '? Nowhereville'],
    // Bullets, numbers, marks, flags and spaces.
    ['- Berlin', 'Berlin'],
    ['* Lisbon, Portugal', 'Lisbon, Portugal'],
    ['• Tokyo', 'Tokyo'],
    ['– Hong Kong', 'Hong Kong'],
    ['1. Berlin', 'Berlin'],
    ['12) Buenos Aires', 'Buenos Aires'],
    ['(3) Lima', 'Lima'],
    ['- [ ] Paris', 'Paris'],
    ['- [x] Paris', 'Paris'],
    ['> Sydney', 'Sydney'],
    ['   Mexico City   ', 'Mexico City'],
    ['Hong\u00a0Kong\u200b', 'Hong Kong'],
    ['🇩🇪 Berlin', 'Berlin'],
    ['Tokyo 🇯🇵', 'Tokyo'],
    ['🇯🇵', 'JP'],
    ['🏢 London', 'London'],
    [':flag-de: Berlin', 'Berlin'],
    ['**Berlin**', 'Berlin'],
    ['[Lisbon](https://example.org/lisbon)', 'Lisbon'],
    ['“São Paulo”', 'São Paulo'],
    ['"São Paulo, Brazil"', 'São Paulo, Brazil'],
    ['London,', 'London'],
    ['London;', 'London'],
    // Times and offsets beside the place.
    ['09:00 Berlin', 'Berlin'],
    ['9am Berlin', 'Berlin'],
    ['09:00 - Berlin', 'Berlin'],
    ['Berlin 09:00', 'Berlin'],
    ['Berlin: 9:00 am', 'Berlin'],
    ['Berlin (UTC+1)', 'Berlin'],
    ['Berlin GMT+1', 'Berlin'],
    ['Tokyo (GMT+9)', 'Tokyo'],
    ['UTC+05:30 India', 'India'],
    ['Anna (UTC+1)', 'Anna | UTC+1'],
    ['Ho Chi Minh City, UTC+7', 'Ho Chi Minh City'],
    // Labels with places.
    ['Anna (Berlin)', 'Anna | Berlin'],
    ['Jordan (Berlin)', 'Jordan | Berlin'],
    ['Anna [Berlin]', 'Anna | Berlin'],
    ['Anna (Berlin, Germany)', 'Anna | Berlin, Germany'],
    ['Berlin, Germany (Anna)', 'Anna | Berlin, Germany'],
    ['Tokyo (Yuki)', 'Yuki | Tokyo'],
    ['Name - Berlin', 'Name | Berlin'],
    ['Jordan – Paris, France', 'Jordan | Paris, France'],
    ['Tokyo - Yuki', 'Yuki | Tokyo'],
    ['Maya: Bangalore', 'Maya | Bangalore'],
    ['London: Priya', 'Priya | London'],
    ['Maya @ New York', 'Maya | New York'],
    ['Maya → Lisbon', 'Maya | Lisbon'],
    ['Maya in London', 'Maya | London'],
    ['Maya lives in London, UK', 'Maya | London, UK'],
    ['Anna, Berlin', 'Anna | Berlin'],
    ['Berlin, Anna', 'Anna | Berlin'],
    ['Berlin - Anna', 'Anna | Berlin'],
    ['Berlin (Anna)', 'Anna | Berlin'],
    ['Berlin, Germany, Anna', 'Anna | Berlin, Germany'],
    ['Paris Hilton, London', 'Paris Hilton | London'],
    ['London, Paris Hilton', 'Paris Hilton | London'],
    ['Anna, Clyde', 'Anna | Clyde'],
    ['Jordan, Berlin', 'Jordan | Berlin'],
    ['Paris, Texas', 'Paris, Texas'],
    ['Springfield, IL', 'Springfield, IL'],
    ['Sydney, Nova Scotia', 'Sydney, Nova Scotia'],
    ['London, Ontario', 'London, Ontario'],
    ['Anna Schmidt, Berlin, Germany', 'Anna Schmidt | Berlin, Germany'],
    ['Berlin, Germany, Schmidt', 'Schmidt | Berlin, Germany'],
    ['Sam - Springfield', 'Sam | Springfield'],
    ['Berlin office', 'Berlin office | Berlin'],
    ['HQ San Francisco', 'HQ San Francisco | San Francisco'],
    ['Berlin | Schmidt', 'Schmidt | Berlin'],
    ['Yuki;Asia/Tokyo', 'Yuki | Asia/Tokyo'],
    ['Yuki\tAsia/Tokyo', 'Yuki | Asia/Tokyo'],
    ['Asia/Tokyo,Yuki', 'Yuki | Asia/Tokyo'],
    ['"Schmidt, Anna",Europe/Berlin', 'Schmidt, Anna | Europe/Berlin'],
    ['"Says ""hi""",Europe/Berlin', 'Says "hi" | Europe/Berlin'],
    ['Anna (CET)', 'Anna | CET'],
  ])('%j is %j', (line, clock) => {
    expect(clocksOf(line)).toEqual([clock]);
  });
});

describe('a pasted list', () => {
  it.each([
    [
      'CSV with a header',
      'name,timezone\nAnna,Europe/Berlin\nYuki,Asia/Tokyo\n',
      ['Anna | Europe/Berlin', 'Yuki | Asia/Tokyo'],
    ],
    ['TSV with a header', 'Name\tCity\r\nJordan\tBerlin\r\nYuki\tTokyo', ['Jordan | Berlin', 'Yuki | Tokyo']],
    ['semicolons with a header', 'Team member;Time Zone\nAnna;Europe/Berlin', ['Anna | Europe/Berlin']],
    [
      'columns in another order',
      'Country,City,Name,Email\nGermany,Berlin,Anna,a@example.org',
      ['Anna | Berlin, Germany'],
    ],
    [
      'a header and an empty cell',
      'Name,City,Time zone\nAnna,Berlin,\nYuki,,Asia/Tokyo',
      ['Anna | Berlin', 'Yuki | Asia/Tokyo'],
    ],
    ['first and last names', 'First name,Last name,City\nAnna,Schmidt,Berlin', ['Anna Schmidt | Berlin']],
    ['a column of places with a header', 'City\nBerlin\nTokyo', ['Berlin', 'Tokyo']],
    [
      'quotes with commas',
      'name,location\n"Schmidt, Anna","Berlin, Germany"',
      ['Schmidt, Anna | Berlin, Germany'],
    ],
    [
      'a Markdown table',
      '| Name | City |\n|------|:----:|\n| Anna | Berlin |\n| Yuki | Tokyo |',
      ['Anna | Berlin', 'Yuki | Tokyo'],
    ],
    ['no header', 'Anna,Europe/Berlin\nYuki,Asia/Tokyo', ['Anna | Europe/Berlin', 'Yuki | Asia/Tokyo']],
    [
      'places first, by the lines that are sure',
      'Tokyo, Yuki\nLima, Rosa\nBerlin, Anna',
      ['Yuki | Tokyo', 'Rosa | Lima', 'Anna | Berlin'],
    ],
    [
      'labels on either side',
      'Berlin, Anna\nYuki, Tokyo\nRosa, Lima',
      ['Anna | Berlin', 'Yuki | Tokyo', 'Rosa | Lima'],
    ],
    [
      'small towns on the left, by the lines that are sure',
      'Tokyo, Yuki\nBerlin, Anna\nClyde, Anna',
      ['Yuki | Tokyo', 'Anna | Berlin', 'Anna | Clyde'],
    ],
    [
      'blank lines, a byte order mark and old line ends',
      '\ufeffBerlin\r\r\n\n  \nTokyo\u2028Lima',
      ['Berlin', 'Tokyo', 'Lima'],
    ],
    ['several places in one line', 'London, New York, Tokyo', ['London', 'New York', 'Tokyo']],
    ['several places with semicolons', 'London; New York; Tokyo', ['London', 'New York', 'Tokyo']],
    ['nothing', ' \n\t\n---\n', []],
  ])('of %s', (_what, text, clocks) => {
    expect(clocksOf(text)).toEqual(clocks);
  });

  it('keeps the line as it was pasted', () => {
    expect(parsePastedList('  1. 🇩🇪 Anna (Berlin) \n').map(({ text }) => text)).toEqual([
      '1. 🇩🇪 Anna (Berlin)',
    ]);
  });

  it('has no name that is too long to look up, and no label that is too long to save', () => {
    const [line] = parsePastedList(`${'x'.repeat(500)} (Berlin)`);
    const names = line!.readings.map(({ name }) => name);
    expect(names).toContain('Berlin');
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(line!.readings.every(({ label }) => (label?.length ?? 0) <= 80)).toBe(true);
  });

  it('is parsed in a time that grows with its length', () => {
    const text = Array.from({ length: 20 }, (_, index) => `${'( -'.repeat(20_000)} ${index}`).join('\n');
    expect(parsePastedList(text)).toHaveLength(20);
  });
});
