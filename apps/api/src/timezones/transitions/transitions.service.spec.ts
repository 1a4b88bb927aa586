import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import type { SystemClock } from '../../config/system-clock';
import type { NamedZones } from '../named-zones';
import { RuleSet } from '../rules/rule-set';
import { ZoneRules } from '../rules/zone-rules';
import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { TransitionsService } from './transitions.service';

const START_MS = Date.parse('2026-11-26T10:00Z');

describe('the validators of a calendar', () => {
  const zones = { list: () => ['Europe/Berlin'] } as unknown as NamedZones;
  const request = { zones: 'Europe/Berlin' };
  let nowMs: number;
  let rules: ZoneRules;
  let service: TransitionsService;

  beforeEach(() => {
    nowMs = START_MS;
    rules = new ZoneRules();
    service = new TransitionsService(rules, zones, { nowMs: () => nowMs } as SystemClock);
  });

  it('stay the same for a day, and the tag as long as the events do', async () => {
    const first = await service.calendar(request);
    expect(first.lastModifiedMs).toBe(START_MS);
    nowMs += 13 * MS_PER_HOUR;
    expect(await service.calendar(request)).toEqual(first);
    nowMs += MS_PER_HOUR;
    expect(await service.calendar(request)).toEqual({
      ...first,
      lastModifiedMs: Date.parse('2026-11-27T00:00Z'),
    });
  });

  it('change when an event leaves the range', async () => {
    const { etag } = await service.calendar(request);
    nowMs = Date.parse('2027-03-28T01:00Z') + 32 * MS_PER_DAY;
    expect((await service.calendar(request)).etag).not.toBe(etag);
  });

  it('change with the rules, also for a range that stays the same', async () => {
    const fixed = { ...request, from: '2026-01-01T00:00Z', to: '2028-01-01T00:00Z' };
    nowMs += 2 * MS_PER_DAY;
    expect((await service.calendar(fixed)).lastModifiedMs).toBe(START_MS);
    rules.replace(new RuleSet(BUNDLED_ZONE_DATA, { source: 'rules.json', releasedOn: null }));
    expect((await service.calendar(fixed)).lastModifiedMs).toBe(nowMs);
  });
});
