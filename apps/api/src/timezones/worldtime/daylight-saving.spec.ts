import { releaseDateOf } from '../rules/release-date';
import { ZoneRules } from '../rules/zone-rules';
import { IndependentZones } from '../testing/independent-zones';
import type { FlaggedRule } from '../testing/zdump';
import { daylightSavingAt } from './daylight-saving';

const UNTIL_MS = Date.UTC(2038, 0, 1);

const { table } = new ZoneRules();
let independent: IndependentZones;
let flags: ReadonlyMap<string, readonly FlaggedRule[]>;

beforeAll(() => {
  independent = IndependentZones.compile();
  const fromMs = Date.parse(releaseDateOf(table.release) ?? 'a release of no known day');
  flags = independent.readFlags(fromMs, UNTIL_MS);
});
afterAll(() => independent.dispose());

describe('daylight saving time from the release of the rules to 2037', () => {
  it('is that of the flag that zdump reads, in every zone and at every change', () => {
    const different: string[] = [];
    let compared = 0;
    for (const name of table.names) {
      for (const { atMs, offsetMinutes, abbreviation, isDaylight } of flags.get(name) ?? []) {
        const rule = table.historyOf(name).ruleAt(atMs);
        // Another release of the tz database may have other rules.
        if (rule.offsetMinutes !== offsetMinutes || rule.abbreviation !== abbreviation) continue;
        compared += 1;
        if ((daylightSavingAt(table, name, atMs) !== null) !== isDaylight) {
          different.push(`${name} ${new Date(atMs).toISOString()} ${abbreviation}: ${isDaylight}`);
        }
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(4_000);
  });

  it('begins and ends where the flag changes', () => {
    const berlin = flags.get('Europe/Berlin') ?? [];
    const index = berlin.findIndex(({ isDaylight }) => isDaylight);
    const [summer, winter] = [berlin[index]?.atMs ?? 0, berlin[index + 1]?.atMs ?? 0];
    expect(daylightSavingAt(table, 'Europe/Berlin', summer)).toEqual({
      minutes: 60,
      fromMs: summer,
      untilMs: winter,
    });
    expect(daylightSavingAt(table, 'Europe/Berlin', summer - 1)).toBeNull();
    expect(daylightSavingAt(table, 'Europe/Berlin', winter - 1)).toMatchObject({ fromMs: summer });
    expect(daylightSavingAt(table, 'Europe/Berlin', winter)).toBeNull();
  });

  it('is winter in Ireland alone', () => {
    const negative = table.names.filter((name) =>
      [Date.UTC(2027, 0, 15), Date.UTC(2027, 6, 15)].some(
        (utcMs) => (daylightSavingAt(table, name, utcMs)?.minutes ?? 0) < 0,
      ),
    );
    expect(negative).toEqual(['Eire', 'Europe/Dublin']);
  });
});
