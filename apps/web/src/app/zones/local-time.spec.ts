import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { of, throwError } from 'rxjs';
import { PreferencesStore } from '../preferences/preferences-store';
import { LocalTime } from './local-time';
import { OwnZone } from './own-zone';
import { ZonesApi } from './zones-api';

const BERLIN: ZoneState = {
  zone: 'Europe/Berlin',
  offsetMinutes: 120,
  abbreviation: 'CEST',
  next: { atMs: Date.parse('2026-10-25T01:00:00Z'), offsetMinutes: 60, abbreviation: 'CET' },
};
const TOKYO: ZoneState = { zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null };
const BEFORE_MS = Date.parse('2026-10-24T19:04:00Z');
const AFTER_MS = Date.parse('2026-10-26T19:04:00Z');

describe('LocalTime', () => {
  const homeZone = signal<string | null>(null);
  const state = jest.fn();
  const suggestion = jest.fn();

  async function open(home: string | null): Promise<LocalTime> {
    homeZone.set(home);
    TestBed.configureTestingModule({
      providers: [
        { provide: PreferencesStore, useValue: { homeZone, hourFormat: signal('h23') } },
        { provide: OwnZone, useValue: { suggestion } },
        { provide: ZonesApi, useValue: { state } },
      ],
    });
    const time = TestBed.inject(LocalTime);
    await settled();
    return time;
  }

  async function settled(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('writes an instant by the rule of the home zone that applies then', async () => {
    state.mockReturnValue(of(BERLIN));
    const time = await open('Europe/Berlin');
    expect(time.dayAndTime(BEFORE_MS)).toBe('Sat, Oct 24, 21:04');
    expect(time.dayAndTime(AFTER_MS)).toBe('Mon, Oct 26, 20:04');
  });

  it('writes it by the zone of the device for a user without a home, and by a home that is chosen later', async () => {
    suggestion.mockResolvedValue(TOKYO);
    state.mockReturnValue(of(BERLIN));
    const time = await open(null);
    expect(time.dayAndTime(BEFORE_MS)).toBe('Sun, Oct 25, 04:04');
    homeZone.set('Europe/Berlin');
    await settled();
    expect(time.dayAndTime(BEFORE_MS)).toBe('Sat, Oct 24, 21:04');
  });

  it('names UTC where the zone is unknown', async () => {
    state.mockReturnValue(throwError(() => new Error('unreachable')));
    const time = await open('Europe/Berlin');
    expect(time.dayAndTime(BEFORE_MS)).toBe('Sat, Oct 24, 19:04 UTC');
  });
});
