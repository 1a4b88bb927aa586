import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { BrowserTzdata } from './browser-tzdata';
import { BrowserTzdataStore } from './browser-tzdata-store';
import { ClockStore } from './clock-store';

const QUARTER_MS = Date.parse('2026-11-22T19:00:00Z');

function state(zone: string, offsetMinutes: number): [string, ZoneState] {
  return [zone, { zone, offsetMinutes, abbreviation: 'X', next: null }];
}

describe('BrowserTzdataStore', () => {
  const minuteMs = signal<number | null>(null);
  const rules = signal<ReadonlyMap<string, ZoneState>>(new Map());
  let truth: BrowserTzdataStore;

  beforeEach(() => {
    minuteMs.set(QUARTER_MS);
    rules.set(new Map([state('Asia/Tokyo', 540), state('Asia/Kathmandu', 330)]));
    TestBed.configureTestingModule({ providers: [{ provide: ClockStore, useValue: { minuteMs, rules } }] });
    truth = TestBed.inject(BrowserTzdataStore);
  });

  it('names the zones the browser is wrong about, and no others', () => {
    expect([...truth.errors()]).toEqual([['Asia/Kathmandu', { kind: 'off', byMinutes: 15, fromMs: null }]]);
  });

  it('claims nothing while the time is not known', () => {
    minuteMs.set(null);
    expect(truth.errors().size).toBe(0);
  });

  it('asks the browser again with a new quarter of an hour or a new rule, and not in between', () => {
    const ask = jest.spyOn(BrowserTzdata.prototype, 'offsetMinutes');
    truth.errors();
    for (let minute = 1; minute < 15; minute += 1) {
      minuteMs.set(QUARTER_MS + minute * 60_000);
      truth.errors();
    }
    expect(ask).toHaveBeenCalledTimes(2);
    minuteMs.set(QUARTER_MS + 900_000);
    truth.errors();
    expect(ask).toHaveBeenCalledTimes(4);
    rules.set(new Map([state('Asia/Kathmandu', 345)]));
    expect(truth.errors().size).toBe(0);
    ask.mockRestore();
  });
});
