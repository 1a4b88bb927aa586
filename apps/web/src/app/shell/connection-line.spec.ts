import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import type { Connection } from '../clock/connection';
import { RulesRelease } from '../clock/rules-release';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';
import { ConnectionLine } from './connection-line';

const NOW_MS = Date.parse('2026-11-22T19:04:07Z');

describe('ConnectionLine', () => {
  const connection = signal<Connection>('live');
  const offlineSinceMs = signal<number | null>(null);
  const boundMs = signal<number | null>(12);
  const deviceErrorMs = signal<number | null>(3);
  const releasedOn = signal<string | null>('2026-10-27');
  const isServerClockUnsynchronised = signal(false);
  const homeZone = signal<string | null>('Europe/Berlin');
  let announced: string[];
  let page: ComponentFixture<ConnectionLine>;

  beforeEach(async () => {
    connection.set('live');
    boundMs.set(12);
    deviceErrorMs.set(3);
    releasedOn.set('2026-10-27');
    isServerClockUnsynchronised.set(false);
    homeZone.set('Europe/Berlin');
    announced = [];
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
            isServerClockUnsynchronised,
            utcMs: signal(NOW_MS),
            minuteMs: signal(NOW_MS - 7000),
            rules: signal(new Map([[berlin.zone, berlin]])),
          },
        },
        { provide: RulesRelease, useValue: { release: signal('2026f'), releasedOn } },
        { provide: PreferencesStore, useValue: { homeZone, hourFormat: signal('h23') } },
        { provide: Notices, useValue: { say: (text: string) => announced.push(text) } },
      ],
    });
    page = TestBed.createComponent(ConnectionLine);
    await page.whenStable();
  });

  async function textIn(state: Connection): Promise<string> {
    connection.set(state);
    await page.whenStable();
    return (page.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  it('shows the bound while it is live, and opens to the release of the rules and the time in UTC', async () => {
    expect(await textIn('live')).toBe('Live · In sync ±12 ms Zone rules 2026f (Oct 2026) · 19:04:07 UTC');
  });

  it('leaves out unknown values', async () => {
    boundMs.set(null);
    releasedOn.set(null);
    expect(await textIn('live')).toBe('Live Zone rules 2026f · 19:04:07 UTC');
  });

  it('shows the error of the device’s clock', async () => {
    deviceErrorMs.set(-1240);
    expect(await textIn('live')).toContain(
      '· In sync ±12 ms · your device’s clock is 1.24 s slow, ±0.02 s Zone rules',
    );
    deviceErrorMs.set(300_000);
    expect(await textIn('live')).toContain('· your device’s clock is 5 min fast');
  });

  it('shows that the clock of the server is not synchronised', async () => {
    isServerClockUnsynchronised.set(true);
    expect(await textIn('live')).toContain('In sync ±12 ms · server clock not synchronised Zone rules');
  });

  it('is not announced each time it changes', () => {
    expect((page.nativeElement as HTMLElement).querySelector('[aria-live], [role=status]')).toBeNull();
  });

  it('shows since when it is offline, in the home zone', async () => {
    offlineSinceMs.set(NOW_MS);
    expect(await textIn('reconnecting')).toBe('Reconnecting…');
    expect(await textIn('offline')).toBe('Offline since 20:04, still ticking');
    homeZone.set(null);
    expect(await textIn('offline')).toBe('Offline since 19:04 UTC, still ticking');
  });

  it('does not claim that the clocks tick while the time is unknown', async () => {
    offlineSinceMs.set(null);
    expect(await textIn('offline')).toBe('Offline. The clocks return once you are back online');
  });

  it('announces a lost and a restored connection once each', async () => {
    await textIn('reconnecting');
    await textIn('offline');
    await textIn('live');
    expect(announced).toEqual(['Connection lost. Reconnecting.', 'Connected again.']);
  });
});
