import type { PlainTick } from '@live-tz/contracts';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { zoneFrame } from './zone-frame';

const rules = new ZoneRules();

function frameOf(zone: string, utcMs: number): PlainTick {
  const frame = zoneFrame(zone, rules.stateAt(zone, utcMs), utcMs);
  return JSON.parse(frame.subarray(frame.indexOf('{')).toString()) as PlainTick;
}

describe('zoneFrame', () => {
  const utcMs = Date.UTC(2026, 10, 22, 18, 4, 7);

  it('contains all that a client without a library needs', () => {
    expect(frameOf('Europe/Berlin', utcMs)).toEqual({
      timezone: 'Europe/Berlin',
      time: '2026-11-22 19:04:07',
      iso: '2026-11-22T19:04:07+01:00',
      utcMs,
      utcOffset: '+01:00',
      abbreviation: 'CET',
    });
  });

  it.each([
    ['Asia/Kathmandu', '2026-11-22T23:49:07+05:45', '+05:45'],
    ['America/St_Johns', '2026-11-22T14:34:07-03:30', '-03:30'],
    ['Pacific/Kiritimati', '2026-11-23T08:04:07+14:00', '+14:00'],
    ['UTC', '2026-11-22T18:04:07+00:00', '+00:00'],
  ])('formats %s as %s', (zone, iso, utcOffset) => {
    expect(frameOf(zone, utcMs)).toMatchObject({ timezone: zone, iso, utcOffset });
  });
});
