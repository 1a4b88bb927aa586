import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { ClockStore } from './clock-store';
import { ShownMoment } from './shown-moment';

const NOW_MS = Date.parse('2026-11-26T10:42:05Z');
const MARCH_MS = Date.parse('2027-03-28T02:30:00Z');
const CET: ZoneState = { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null };
const CEST: ZoneState = { ...CET, offsetMinutes: 120, abbreviation: 'CEST' };

describe('ShownMoment', () => {
  const utcMs = signal<number | null>(NOW_MS);
  const minuteMs = signal<number | null>(NOW_MS - 5000);
  const rules = signal<ReadonlyMap<string, ZoneState>>(new Map([[CET.zone, CET]]));
  let moment: ShownMoment;

  beforeEach(() => {
    utcMs.set(NOW_MS);
    TestBed.configureTestingModule({
      providers: [{ provide: ClockStore, useValue: { utcMs, minuteMs, rules } }],
    });
    moment = TestBed.inject(ShownMoment);
  });

  it('is the current second with the current rules', () => {
    expect([moment.isTravelling(), moment.utcMs(), moment.minuteMs()]).toEqual([
      false,
      NOW_MS,
      NOW_MS - 5000,
    ]);
    utcMs.set(NOW_MS + 1000);
    expect(moment.utcMs()).toBe(NOW_MS + 1000);
    expect(moment.rules().get('Europe/Berlin')).toBe(CET);
  });

  it('is unknown while the server’s time is', () => {
    utcMs.set(null);
    expect(moment.utcMs()).toBeNull();
  });

  it('stands still at the minute it travels to', () => {
    moment.travelTo(MARCH_MS + 12_345);
    utcMs.set(NOW_MS + 1000);
    expect([moment.isTravelling(), moment.utcMs(), moment.minuteMs()]).toEqual([true, MARCH_MS, MARCH_MS]);
  });

  it('has no rules of a travelled moment until they are loaded, because the current ones may not apply', () => {
    moment.travelTo(MARCH_MS);
    expect(moment.rules().size).toBe(0);
    moment.setTravelledRules(new Map([[CEST.zone, CEST]]));
    expect(moment.rules().get('Europe/Berlin')).toBe(CEST);
  });

  it('returns to the current second and its rules', () => {
    moment.travelTo(MARCH_MS);
    moment.setTravelledRules(new Map([[CEST.zone, CEST]]));
    moment.returnToNow();
    expect([moment.isTravelling(), moment.utcMs()]).toEqual([false, NOW_MS]);
    expect(moment.rules().get('Europe/Berlin')).toBe(CET);
  });
});
