import { ZoneSearch } from '../search/zone-search';
import { ZoneRules } from '../rules/zone-rules';
import { NowService } from './now.service';

const clock = { nowMs: () => Date.parse('2026-11-22T23:04:07.900Z') };
const rules = new ZoneRules();
const search = new ZoneSearch(rules, clock);
const now = new NowService(rules, search, clock);

beforeAll(() => search.ready());

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
    expect(await now.timeAt(place)).toEqual({ isChoice: false, text: `${line}\n` });
  });

  it('finds every name with a slash as that very zone', async () => {
    for (const name of rules.names.filter((each) => each.includes('/'))) {
      const { isChoice, text } = await now.timeAt(name);
      expect([name, isChoice, text.split(' ')[3]]).toEqual([name, false, name]);
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
    ['new', ['America/New_York', 'Asia/Kolkata']],
  ])('offers a choice for %s', async (word, zones) => {
    const { isChoice, text } = await now.timeAt(word);
    const [sentence, ...lines] = text.trimEnd().split('\n');
    expect(isChoice).toBe(true);
    expect(sentence).toBe(
      `"${word}" may mean several clocks: ask for one of these zones, such as /now/Europe/Berlin.`,
    );
    expect(lines.map((line) => line.split(' ')[3])).toEqual(expect.arrayContaining(zones));
    expect(lines.every((line) => /^2026-11-2[23] \d\d:[034][049]:07 UTC[+-]\d\d:\d\d /.test(line))).toBe(
      true,
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
