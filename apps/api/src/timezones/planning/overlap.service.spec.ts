import type { SystemClock } from '../../config/system-clock';
import type { NamedZones } from '../named-zones';
import { ZoneRules } from '../rules/zone-rules';
import { OverlapService } from './overlap.service';

const NOW_MS = Date.parse('2027-03-08T00:00Z');

describe('OverlapService', () => {
  const zones = {
    each: (_field: string, text: string) => Promise.resolve(text.split(',')),
  } as unknown as NamedZones;
  const service = new OverlapService(new ZoneRules(), zones, { nowMs: () => NOW_MS } as SystemClock);
  const BOTH = 'Europe/Berlin,America/New_York';

  it('searches the next 14 days for an hour in which all work from 9 to 5', async () => {
    const overlap = await service.ofZones({ zones: BOTH });
    expect(overlap.range).toEqual({ fromMs: NOW_MS, untilMs: Date.parse('2027-03-22T00:00Z') });
    expect(overlap.hours).toEqual(
      new Array(2).fill({ from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] }),
    );
    expect(overlap.offsetsMinutes).toEqual([60, -300]);
    expect(overlap.changes).toEqual([
      expect.objectContaining({ zone: 'America/New_York', atMs: Date.parse('2027-03-14T07:00Z') }),
    ]);
    // Two hours in the week before the change, three in the one after it.
    expect(overlap.allWorking.map(({ fromMs, untilMs }) => (untilMs - fromMs) / 3_600_000)).toEqual([
      2, 2, 2, 2, 2, 3, 3, 3, 3, 3,
    ]);
    expect(overlap.slots[0]).toMatchObject({ fromMs: Date.parse('2027-03-08T14:00Z'), burden: 0 });
  });

  it('takes hours and days once or for each zone', async () => {
    const once = await service.ofZones({ zones: BOTH, hours: '10-18', days: 'sun-thu' });
    expect(once.hours).toEqual(new Array(2).fill({ from: '10:00', until: '18:00', days: [1, 2, 3, 4, 7] }));
    const each = await service.ofZones({ zones: BOTH, hours: '10-18,22-6', days: 'sun-thu,never' });
    expect(each.hours).toEqual([
      { from: '10:00', until: '18:00', days: [1, 2, 3, 4, 7] },
      { from: '22:00', until: '06:00', days: [] },
    ]);
  });

  it('does not count optional participants', async () => {
    const zones = `${BOTH},Asia/Tokyo`;
    expect((await service.ofZones({ zones })).allWorking).toEqual([]);
    const { allWorking, slots } = await service.ofZones({ zones, optional: '3' });
    expect(allWorking).toHaveLength(10);
    expect(slots[0]?.participants.map(({ isRequired }) => isRequired)).toEqual([true, true, false]);
  });

  it('takes the offset of a zone that changes at the first instant of the range', async () => {
    const from = '2027-03-14T07:00Z';
    const { offsetsMinutes, changes } = await service.ofZones({ zones: BOTH, from });
    expect(offsetsMinutes).toEqual([60, -240]);
    expect(changes.map(({ zone }) => zone)).toEqual(['Europe/Berlin']);
  });

  it('reads a date as its beginning in the first zone, and as now while it lasts', async () => {
    const zones = 'America/New_York,Europe/Berlin';
    const overlap = await service.ofZones({ zones, from: '2027-03-14', until: '2027-03-15' });
    expect(overlap.range).toEqual({
      fromMs: Date.parse('2027-03-14T05:00Z'),
      untilMs: Date.parse('2027-03-15T04:00Z'),
    });
    // It is still the evening of the 7th there.
    const today = await service.ofZones({ zones, from: '2027-03-07', until: '2027-03-08' });
    expect(today.range).toEqual({ fromMs: NOW_MS, untilMs: Date.parse('2027-03-08T05:00Z') });
  });

  it.each([
    [{ hours: '9-9' }, 'hours', '"9-9" is not understood: give hours as two times'],
    [{ hours: '9-17,9-17,9-17' }, 'hours', 'these are 3 for 2 zones'],
    [{ days: 'weekdays' }, 'days', '"weekdays" is not understood: give days as'],
    [{ until: '2027-03-07T00:00Z' }, 'until', 'after now'],
    [{ until: '2037-03-08T00:00Z' }, 'until', 'at most 31 days'],
    [{ from: '2027-02-30' }, 'from', 'Give from as a date'],
    [{ from: 'tomorrow' }, 'from', 'Give from as a date such as'],
    [{ optional: '3' }, 'optional', 'positions from 1 to 2'],
    [{ optional: '1,2' }, 'optional', 'leave out at least one'],
  ])('rejects %j', async (request, field, message) => {
    await expect(service.ofZones({ zones: BOTH, ...request })).rejects.toMatchObject({
      kind: 'invalid',
      errors: [{ field, message: expect.stringContaining(message) }],
    });
  });
});
