import { Clipboard } from '@angular/cdk/clipboard';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { SavedZone, ZoneState } from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { PreferencesStore } from '../preferences/preferences-store';
import { ComingChanges } from './coming-changes';
import { transitionsOf } from './testing/zone-transitions';

const NOW_MS = Date.parse('2026-11-23T10:00Z');

function saved(zone: string, place: string | null = null): SavedZone {
  return { id: zone, zone, label: null, position: 0, place } as SavedZone;
}

describe('ComingChanges', () => {
  const minuteMs = signal<number | null>(NOW_MS);
  const homeZone = signal<string | null>(null);
  const release = signal('2026f');
  let part: ComponentFixture<ComingChanges>;
  let http: HttpTestingController;
  const copy = jest.fn((_text: string) => true);

  beforeEach(() => {
    minuteMs.set(NOW_MS);
    homeZone.set('Europe/Berlin');
    release.set('2026f');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Clipboard, useValue: { copy } },
        { provide: ClockStore, useValue: { minuteMs, rules: signal(new Map<string, ZoneState>()) } },
        { provide: PreferencesStore, useValue: { homeZone, hourFormat: signal('h23') } },
        { provide: RulesRelease, useValue: { release } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    part = TestBed.createComponent(ComingChanges);
    show('America/New_York', 'Europe/Lisbon');
  });
  afterEach(() => http.verify());

  function show(...zones: string[]): void {
    part.componentRef.setInput(
      'zones',
      zones.map((zone) => saved(zone)),
    );
    part.detectChanges();
    TestBed.tick();
  }

  function respond(): string {
    const request = pending();
    const zones = (request.request.params.get('zones') ?? '').split(',');
    request.flush(zones.flatMap((zone) => transitionsOf(zone, '2026-09-01', '2027-10-01')));
    part.detectChanges();
    return zones.join();
  }

  /** The pending request. Replaced ones are cancelled. */
  function pending() {
    const [request, ...others] = http
      .match(({ url }) => url === 'api/v1/transitions')
      .filter(({ cancelled }) => !cancelled);
    expect(others).toEqual([]);
    return request!;
  }

  const text = (): string =>
    [...(part.nativeElement as HTMLElement).querySelectorAll('h2, h3, p, summary')]
      .map((element) => element.textContent?.trim().replaceAll(/\s+/g, ' '))
      .join(' ');

  it('lists the coming changes of the clocks and of home, with links to the calendar', () => {
    expect(respond()).toBe('America/New_York,Europe/Berlin,Europe/Lisbon');
    expect(text()).toContain('Sun, Mar 28, 2027 at 01:00 01:00 UTC Clocks go forward 1 hour in Lisbon');
    expect(text()).toContain('Mar 14 – 28, 2027 New York is 5 hours behind home; usually 6 hours');
    const element = part.nativeElement as HTMLElement;
    const address = 'localhost/api/v1/transitions.ics?zones=America/New_York,Europe/Lisbon';
    expect([...element.querySelectorAll('a')].map(({ href }) => href)).toEqual([
      `webcal://${address}`,
      `http://${address}`,
    ]);
    element.querySelector('button')!.click();
    expect(copy).toHaveBeenCalledWith(`http://${address}`);
  });

  it('compares with the first clock where there is no home', () => {
    homeZone.set(null);
    show('Europe/Berlin', 'America/New_York');
    respond();
    expect(text()).toContain('New York is 5 hours behind Berlin; usually 6 hours');
  });

  it('requests again for another set of clocks, another day and other zone data, and for nothing else', () => {
    respond();
    show('Europe/Lisbon', 'America/New_York', 'America/New_York');
    minuteMs.set(NOW_MS + MS_PER_HOUR);
    TestBed.tick();
    http.expectNone(() => true);
    show('Europe/Lisbon');
    expect(respond()).toBe('Europe/Berlin,Europe/Lisbon');
    expect(text()).not.toContain('New York');
    minuteMs.set(NOW_MS + MS_PER_DAY);
    TestBed.tick();
    respond();
    release.set('2026g');
    TestBed.tick();
    respond();
  });

  it('is empty while nothing changes, and keeps its content after a failed request', () => {
    expect(text()).toBe('');
    pending().flush([]);
    part.detectChanges();
    expect(text()).toBe('');
    show('Europe/Lisbon');
    respond();
    release.set('2026g');
    TestBed.tick();
    pending().flush(null, { status: 503, statusText: 'Service Unavailable' });
    part.detectChanges();
    expect(text()).toContain('in Lisbon');
  });
});
