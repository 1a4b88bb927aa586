import type { ZoneState } from '@live-tz/contracts';
import { clockFactsOf } from './clock-facts';

function zone(offsetMinutes: number): ZoneState {
  return { zone: 'X', offsetMinutes, abbreviation: 'X', next: null };
}

const NOW_MS = Date.parse('2026-11-22T19:04:00Z');

describe('clockFactsOf', () => {
  it('compares with home', () => {
    expect(clockFactsOf(zone(540), zone(60), NOW_MS)).toMatchObject({
      date: 'Mon, Nov 23',
      dayOffset: '+1\u202fday',
      difference: '+8\u202fh',
      offset: 'UTC+09:00',
      datetime: '2026-11-23T04:04+09:00',
    });
  });

  it('shows the day before, and two days ahead', () => {
    expect(clockFactsOf(zone(-600), zone(540), NOW_MS).dayOffset).toBe('−1\u202fday');
    const kiritimatiMorning = Date.parse('2026-11-22T10:30:00Z');
    expect(clockFactsOf(zone(840), zone(-720), kiritimatiMorning).dayOffset).toBe('+2\u202fdays');
  });

  it('compares with nothing without a home', () => {
    expect(clockFactsOf(zone(540), null, NOW_MS)).toMatchObject({ dayOffset: '', difference: '' });
  });
});
