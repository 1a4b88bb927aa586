import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { BrowserTzdata } from './browser-tzdata';
import { BrowserTzdataStore } from './browser-tzdata-store';
import { ClockStore } from './clock-store';

const QUARTER_HOUR_MS = Date.parse('2026-11-22T19:00:00Z');

function state(zone: string, offsetMinutes: number): [string, ZoneState] {
  return [zone, { zone, offsetMinutes, abbreviation: 'X', next: null }];
}

describe('BrowserTzdataStore', () => {
  const minuteMs = signal<number | null>(null);
  const rules = signal<ReadonlyMap<string, ZoneState>>(new Map());
  let store: BrowserTzdataStore;

  beforeEach(() => {
    minuteMs.set(QUARTER_HOUR_MS);
    rules.set(new Map([state('Asia/Tokyo', 540), state('Asia/Kathmandu', 330)]));
    TestBed.configureTestingModule({ providers: [{ provide: ClockStore, useValue: { minuteMs, rules } }] });
    store = TestBed.inject(BrowserTzdataStore);
  });

  it('contains the zones that the browser is wrong about, and no others', () => {
    expect([...store.errors()]).toEqual([['Asia/Kathmandu', { kind: 'off', byMinutes: 15, fromMs: null }]]);
  });

  it('is empty while the time is unknown', () => {
    minuteMs.set(null);
    expect(store.errors().size).toBe(0);
  });

  it('compares again every quarter of an hour and with a new rule, and not in between', () => {
    const compare = jest.spyOn(BrowserTzdata.prototype, 'offsetMinutes');
    store.errors();
    for (let minute = 1; minute < 15; minute += 1) {
      minuteMs.set(QUARTER_HOUR_MS + minute * MS_PER_MINUTE);
      store.errors();
    }
    expect(compare).toHaveBeenCalledTimes(2);
    minuteMs.set(QUARTER_HOUR_MS + 15 * MS_PER_MINUTE);
    store.errors();
    expect(compare).toHaveBeenCalledTimes(4);
    rules.set(new Map([state('Asia/Kathmandu', 345)]));
    expect(store.errors().size).toBe(0);
    compare.mockRestore();
  });
});
