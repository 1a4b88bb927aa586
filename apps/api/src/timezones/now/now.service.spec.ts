import { DomainError } from '../../errors/domain-error';
import { NameResolver } from '../resolve/name-resolver';
import { ZoneSearch } from '../search/zone-search';
import { ZoneRules } from '../rules/zone-rules';
import { NowService } from './now.service';

const clock = { nowMs: () => Date.parse('2026-11-22T23:04:07.900Z') };
const rules = new ZoneRules();
const search = new ZoneSearch(rules, clock);
const now = new NowService(new NameResolver(rules, search), clock);

beforeAll(() => search.ready());

async function refusalOf(place: string): Promise<DomainError> {
  try {
    await now.timeAt(place);
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
    expect(await now.timeAt(place)).toBe(`${line}\n`);
  });

  it('finds every name with a slash as that very zone', async () => {
    for (const name of rules.names.filter((each) => each.includes('/'))) {
      const text = await now.timeAt(name);
      expect([name, text.split(' ')[3]]).toEqual([name, name]);
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
    await expect(now.timeAt('Europe/Kathmandu')).rejects.toThrow(
      'There is no zone "Europe/Kathmandu": did you mean Asia/Kathmandu?',
    );
    await expect(now.timeAt('atlantropa')).rejects.toThrow(
      'There is no zone "atlantropa": GET /api/v1/zones?q= finds names.',
    );
    await expect(now.timeAt('!')).rejects.toThrow('There is no zone "!"');
    await expect(now.timeAt('x'.repeat(101))).rejects.toThrow('Ask for a place of at most 100 characters.');
  });
});
