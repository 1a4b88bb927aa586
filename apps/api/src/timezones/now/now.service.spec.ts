import { DomainError } from '../../errors/domain-error';
import { NameResolver } from '../resolve/name-resolver';
import { ZoneSearch } from '../search/zone-search';
import { ZoneRules } from '../rules/zone-rules';
import { NowService } from './now.service';
import { plainNow } from './plain-time';

const clock = { nowMs: () => Date.parse('2026-11-22T23:04:07.900Z') };
const rules = new ZoneRules();
const search = new ZoneSearch(rules, clock);
const now = new NowService(rules, new NameResolver(rules, search), clock);

beforeAll(() => search.ready());

async function refusalOf(place: string): Promise<DomainError> {
  try {
    await now.at(place);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('It was not refused.');
}

describe('NowService', () => {
  it.each([
    ['', '2026-11-22 23:04:07 UTC+00:00 UTC UTC'],
    [' ', '2026-11-22 23:04:07 UTC+00:00 UTC UTC'],
    ['tokyo', '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan'],
    ['Asia/Tokyo', '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan'],
    ['japan', '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan'],
    ['new york', '2026-11-22 18:04:07 UTC-05:00 America/New_York New York, New York, United States'],
    ['new_york', '2026-11-22 18:04:07 UTC-05:00 America/New_York New York, New York, United States'],
    ['new+york', '2026-11-22 18:04:07 UTC-05:00 America/New_York New York, New York, United States'],
    ['Asia/Calcutta', '2026-11-23 04:34:07 UTC+05:30 Asia/Calcutta Calcutta, India'],
    ['calcutta', '2026-11-23 04:34:07 UTC+05:30 Asia/Kolkata Kolkata, India'],
    ['US/Pacific', '2026-11-22 15:04:07 UTC-08:00 US/Pacific US/Pacific, United States'],
    ['seattle', '2026-11-22 15:04:07 UTC-08:00 America/Los_Angeles Seattle, Washington, United States'],
    ['bombay', '2026-11-23 04:34:07 UTC+05:30 Asia/Kolkata Mumbai, India'],
    ['東京', '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan'],
    ['paris, texas', '2026-11-22 17:04:07 UTC-06:00 America/Chicago Paris, Texas, United States'],
    ['+5:45', '2026-11-23 04:49:07 UTC+05:45 Asia/Kathmandu Kathmandu, Nepal'],
    ['UTC-3', '2026-11-22 20:04:07 UTC-03:00 Etc/GMT+3 UTC\u221203:00'],
    ['GMT+5', '2026-11-23 04:04:07 UTC+05:00 Etc/GMT-5 UTC+05:00'],
    ['Etc/GMT+5', '2026-11-22 18:04:07 UTC-05:00 Etc/GMT+5 UTC\u221205:00'],
    ['lord howe', '2026-11-23 10:04:07 UTC+11:00 Australia/Lord_Howe Lord Howe, Australia'],
  ])('returns for %j: %s', async (place, line) => {
    expect(plainNow(await now.at(place))).toBe(line);
  });

  it('finds every name with a slash as that very zone', async () => {
    for (const name of rules.names.filter((each) => each.includes('/'))) {
      expect(await now.at(name)).toMatchObject({ zone: name });
    }
  });

  it.each([
    ['IST', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
    [
      'usa',
      [
        'America/New_York',
        'America/Chicago',
        'America/Denver',
        'America/Phoenix',
        'America/Los_Angeles',
        'Pacific/Honolulu',
      ],
    ],
    ['australia', ['Australia/Sydney', 'Australia/Perth', 'Australia/Darwin', 'Australia/Eucla']],
    ['springfield', ['America/Chicago', 'America/New_York', 'America/Los_Angeles']],
  ])('offers a choice for %s', async (word, zones) => {
    const refusal = await refusalOf(word);
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'ambiguous' });
    expect(refusal.message).toBe(
      `The name "${word}" may mean several clocks: use the zone of one of them, such as ${zones[0]}.`,
    );
    expect(refusal.candidates?.map(({ zone }) => zone)).toEqual(expect.arrayContaining(zones));
  });

  it('does not answer for a kind of time that is not shown now', async () => {
    const refusal = await refusalOf('EDT');
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'not-in-force' });
    expect(refusal.message).toBe(
      'New York is on EST now. Use a zone instead of "EDT", such as America/New_York.',
    );
  });

  it('rejects an unknown place, and suggests one', async () => {
    await expect(now.at('Europe/Kathmandu')).rejects.toThrow(
      'There is no zone "Europe/Kathmandu": did you mean Asia/Kathmandu?',
    );
    await expect(now.at('atlantropa')).rejects.toThrow(
      'There is no zone "atlantropa": GET /api/v1/zones?q= finds names.',
    );
    await expect(now.at('!')).rejects.toThrow('There is no zone "!"');
    await expect(now.at('x'.repeat(101))).rejects.toThrow('Ask for a place of at most 100 characters.');
  });

  it('returns the time with the fields of the day and the next change of the clocks', async () => {
    expect(await now.at('portland oregon')).toEqual({
      place: 'Portland',
      region: 'Oregon',
      country: 'United States',
      zone: 'America/Los_Angeles',
      iso: '2026-11-22T15:04:07-08:00',
      utcMs: Date.parse('2026-11-22T23:04:07.900Z'),
      unixSeconds: Date.parse('2026-11-22T23:04:07Z') / 1000,
      utcOffset: '-08:00',
      offsetMinutes: -480,
      abbreviation: 'PST',
      dayOfWeek: 7,
      dayOfYear: 326,
      isoWeek: 47,
      next: { atMs: Date.parse('2027-03-14T10:00:00Z'), offsetMinutes: -420, abbreviation: 'PDT' },
      tzdata: rules.release,
    });
    expect(await now.at('tokyo')).toMatchObject({ dayOfWeek: 1, dayOfYear: 327, isoWeek: 48, next: null });
  });

  it('returns several places in the requested order, repeated ones included', async () => {
    const places = await now.atEach(' tokyo, Europe/Berlin,,paris texas,tokyo');
    expect(places.map(({ zone }) => zone)).toEqual([
      'Asia/Tokyo',
      'Europe/Berlin',
      'America/Chicago',
      'Asia/Tokyo',
    ]);
  });

  it.each([
    ['tokyo,atlantropa', /^There is no zone "atlantropa"/, undefined],
    ['tokyo,IST', /^The name "IST" may mean several clocks/, 'ambiguous'],
    ['EDT', /^New York is on EST now/, 'not-in-force'],
    [`tokyo,${'x'.repeat(101)}`, /^Ask for a place of at most 100 characters/, undefined],
    [' , ', /^Give places as names with commas/, undefined],
    [Array(10_000).fill('tokyo').join(), /^Name at most 120 places: these are 10000\.$/, undefined],
  ])('refuses the places %.20s as a fault of the request', async (places, message, code) => {
    await expect(now.atEach(places)).rejects.toMatchObject({
      kind: 'invalid',
      code,
      errors: [{ field: 'places', message: expect.stringMatching(message) }],
    });
  });
});
