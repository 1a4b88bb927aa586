import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import type { Connection } from '../clock/connection';
import { RulesRelease } from '../clock/rules-release';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices';
import { ConnectionLine } from './connection-line';

const NOW_MS = Date.parse('2026-11-22T19:04:07Z');

describe('ConnectionLine', () => {
  const connection = signal<Connection>('live');
  const offlineSinceMs = signal<number | null>(null);
  const boundMs = signal<number | null>(12);
  const deviceErrorMs = signal<number | null>(3);
  const releasedOn = signal<string | null>('2026-10-27');
  const homeZone = signal<string | null>('Europe/Berlin');
  let said: string[];
  let page: ComponentFixture<ConnectionLine>;

  beforeEach(async () => {
    connection.set('live');
    boundMs.set(12);
    deviceErrorMs.set(3);
    releasedOn.set('2026-10-27');
    homeZone.set('Europe/Berlin');
    said = [];
    const berlin: ZoneState = { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null };
    TestBed.configureTestingModule({
      providers: [
        {
          provide: ClockStore,
          useValue: {
            connection,
            offlineSinceMs,
            boundMs,
            deviceErrorMs,
            utcMs: signal(NOW_MS),
            rules: signal(new Map([[berlin.zone, berlin]])),
          },
        },
        { provide: RulesRelease, useValue: { release: signal('2026f'), releasedOn } },
        { provide: PreferencesStore, useValue: { homeZone, hourFormat: signal('h23') } },
        { provide: Notices, useValue: { say: (text: string) => said.push(text) } },
      ],
    });
    page = TestBed.createComponent(ConnectionLine);
    await page.whenStable();
  });

  async function words(state: Connection): Promise<string> {
    connection.set(state);
    await page.whenStable();
    return (page.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  it('tells how sure it is, the release of the rules and the time of UTC while it is live', async () => {
    expect(await words('live')).toBe('Live · In sync ±12 ms · zone rules 2026f (Oct 2026) · 19:04:07 UTC');
  });

  it('leaves out what nobody knows', async () => {
    boundMs.set(null);
    releasedOn.set(null);
    expect(await words('live')).toBe('Live · zone rules 2026f · 19:04:07 UTC');
  });

  it('tells how wrong the device is', async () => {
    deviceErrorMs.set(-1240);
    expect(await words('live')).toContain(
      '· In sync ±12 ms · your device is 1.24 s slow, ±0.02 s · zone rules',
    );
    deviceErrorMs.set(300_000);
    expect(await words('live')).toContain('· your device is 5 min fast ·');
  });

  it('is not spoken each time it changes', () => {
    expect((page.nativeElement as HTMLElement).querySelector('[aria-live], [role=status]')).toBeNull();
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
