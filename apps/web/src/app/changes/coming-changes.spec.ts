import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { SavedZone, ZoneState } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { PreferencesStore } from '../preferences/preferences-store';
import { ComingChanges } from './coming-changes';
import { transitionsOf } from './testing/zone-transitions';

const NOW_MS = Date.parse('2026-11-23T10:00Z');
const HOUR_MS = 3_600_000;

function saved(zone: string, place: string | null = null): SavedZone {
  return { id: zone, zone, label: null, position: 0, place } as SavedZone;
}

describe('ComingChanges', () => {
  const minuteMs = signal<number | null>(NOW_MS);
  const homeZone = signal<string | null>(null);
  const release = signal('2026f');
  let part: ComponentFixture<ComingChanges>;
  let http: HttpTestingController;

  beforeEach(() => {
    minuteMs.set(NOW_MS);
    homeZone.set('Europe/Berlin');
    release.set('2026f');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
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

  function answer(): string {
    const question = asked();
    const zones = (question.request.params.get('zones') ?? '').split(',');
    question.flush(zones.flatMap((zone) => transitionsOf(zone, '2026-09-01', '2027-10-01')));
    part.detectChanges();
    return zones.join();
  }

  /** The question that still waits: one that another has replaced is given up. */
  function asked() {
    const [question, ...others] = http
      .match(({ url }) => url === 'api/v1/transitions')
      .filter(({ cancelled }) => !cancelled);
    expect(others).toEqual([]);
    return question!;
  }

  const text = (): string =>
    [...(part.nativeElement as HTMLElement).querySelectorAll('h2, h3, p')]
      .map((element) => element.textContent?.trim().replace(/\s+/g, ' '))
      .join(' ');

  it('lists what is ahead of the clocks and of home, and where to subscribe to it', () => {
    expect(answer()).toBe('America/New_York,Europe/Berlin,Europe/Lisbon');
    expect(text()).toContain('Sun 28 Mar 2027 01:00 UTC Clocks go forward 60 minutes in Lisbon');
    expect(text()).toContain('14–28 Mar 2027 New York is 5 h behind home instead of 6 h');
    const { href } = (part.nativeElement as HTMLElement).querySelector('a')!;
    expect(href).toMatch(/\/api\/v1\/transitions\.ics\?zones=America\/New_York,Europe\/Lisbon$/);
  });

  it('compares with the first of the clocks where there is no home', () => {
    homeZone.set(null);
    show('Europe/Berlin', 'America/New_York');
    answer();
    expect(text()).toContain('New York is 5 h behind Berlin instead of 6 h');
  });

  it('asks again for another set of clocks, another day and other zone data, and for nothing else', () => {
    answer();
    show('Europe/Lisbon', 'America/New_York', 'America/New_York');
    minuteMs.set(NOW_MS + HOUR_MS);
    TestBed.tick();
    http.expectNone(() => true);
    show('Europe/Lisbon');
    expect(answer()).toBe('Europe/Berlin,Europe/Lisbon');
    expect(text()).not.toContain('New York');
    minuteMs.set(NOW_MS + 24 * HOUR_MS);
    TestBed.tick();
    answer();
    release.set('2026g');
    TestBed.tick();
    answer();
  });

  it('is not there while there is nothing to tell, and keeps what it knows when an answer fails', () => {
    expect(text()).toBe('');
    asked().flush([]);
    part.detectChanges();
    expect(text()).toBe('');
    show('Europe/Lisbon');
    answer();
    release.set('2026g');
    TestBed.tick();
    asked().flush(null, { status: 503, statusText: 'Service Unavailable' });
    part.detectChanges();
    expect(text()).toContain('in Lisbon');
  });
});
