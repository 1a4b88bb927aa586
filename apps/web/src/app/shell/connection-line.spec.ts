import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Meta, ZoneState } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import type { Connection } from '../clock/connection';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices';
import { ConnectionLine } from './connection-line';

const NOW_MS = Date.parse('2026-11-22T19:04:07Z');
const META: Meta = {
  version: '1',
  serverMs: 0,
  tzdata: { release: '2026f', source: 'bundled', releasedOn: null },
};

describe('ConnectionLine', () => {
  const connection = signal<Connection>('live');
  const offlineSinceMs = signal<number | null>(null);
  const homeZone = signal<string | null>('Europe/Berlin');
  let said: string[];
  let page: ComponentFixture<ConnectionLine>;

  beforeEach(async () => {
    connection.set('live');
    homeZone.set('Europe/Berlin');
    said = [];
    const berlin: ZoneState = { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: ClockStore,
          useValue: {
            connection,
            offlineSinceMs,
            utcMs: signal(NOW_MS),
            rules: signal(new Map([[berlin.zone, berlin]])),
          },
        },
        { provide: PreferencesStore, useValue: { homeZone, hourFormat: signal('h23') } },
        { provide: Notices, useValue: { say: (text: string) => said.push(text) } },
      ],
    });
    page = TestBed.createComponent(ConnectionLine);
    page.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('api/v1/meta').flush(META);
    await page.whenStable();
  });

  async function words(state: Connection): Promise<string> {
    connection.set(state);
    await page.whenStable();
    return (page.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  it('tells the release of the rules and the time of UTC while it is live', async () => {
    expect(await words('live')).toBe('Live · zone rules 2026f · 19:04:07 UTC');
  });

  it('tells since when it is offline, by the time at home', async () => {
    offlineSinceMs.set(NOW_MS);
    expect(await words('reconnecting')).toBe('Reconnecting…');
    expect(await words('offline')).toBe('Offline since 20:04, still ticking');
    homeZone.set(null);
    expect(await words('offline')).toBe('Offline since 19:04 UTC, still ticking');
  });

  it('does not claim to tick when nobody knows the time', async () => {
    offlineSinceMs.set(null);
    expect(await words('offline')).toBe('Offline. The clocks come back with the connection');
  });

  it('speaks a loss and a return once each', async () => {
    await words('reconnecting');
    await words('offline');
    await words('live');
    expect(said).toEqual(['Connection lost. Reconnecting.', 'Connection is back.']);
  });
});
