import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ZoneState } from '@live-tz/contracts';
import { AuthPolicyStore } from '../auth/auth-policy-store';
import { SessionStore } from '../auth/session-store';
import { OwnZone } from '../zones/own-zone';
import { VisitorPage } from './visitor-page';

const NOW_MS = Date.parse('2026-11-26T10:42:05Z');
const BERLIN: ZoneState = { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null };

describe('VisitorPage', () => {
  const registration = signal('open');
  let page: ComponentFixture<VisitorPage>;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    registration.set('open');
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: AuthPolicyStore, useValue: { registration } },
        { provide: SessionStore, useValue: { state: signal('signed-out'), user: signal(null) } },
        { provide: OwnZone, useValue: { suggestion: () => Promise.resolve(BERLIN) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = TestBed.createComponent(VisitorPage);
  });

  afterEach(() => page.destroy());

  async function settled(): Promise<void> {
    page.detectChanges();
    await new Promise((done) => setTimeout(done));
    page.detectChanges();
  }

  /** Answers all requests but those with a place of their own in a test. */
  async function answer(): Promise<void> {
    await settled();
    const meta = { version: '', serverMs: NOW_MS, pageBuild: null, tzdata: null };
    for (const request of http.match('api/v1/meta')) request.flush(meta);
    for (const request of http.match(({ url }) => url === 'api/v1/zones')) request.flush([]);
    for (const request of http.match(({ url }) => url.startsWith('api/v1/zones/')))
      request.flush({ ...BERLIN, offsetMinutes: request.request.url.includes('Tokyo') ? 540 : 60 });
    await settled();
  }

  const root = (): HTMLElement => page.nativeElement as HTMLElement;
  const cards = (): string[] =>
    [...root().querySelectorAll('article')].map((card) => card.getAttribute('aria-label') ?? '');
  const timeOf = (place: string): string =>
    root().querySelector(`[aria-label="${place}"] time`)?.textContent?.replace(/\s/g, '') ?? '';

  it('shows the visitor’s own place first, then the world', async () => {
    await answer();
    expect(cards()).toEqual(['Berlin', 'San Francisco', 'New York', 'London', 'Mumbai', 'Tokyo', 'Sydney']);
    expect(root().querySelector('.lead')?.textContent).toContain('Your time');
  });

  it('ticks by the time that it measures over HTTP, without a live connection', async () => {
    await answer();
    expect(timeOf('Berlin')).toMatch(/^11:42:\d\dAM$/);
    expect(timeOf('Tokyo')).toMatch(/^7:42:\d\dPM$/);
    expect(root().textContent).toContain('In sync ±');
  });

  it.each([
    ['open', 1],
    ['invite', 0],
    ['closed', 0],
  ])('offers to keep the clocks where registration is %s: %i', async (mode, count) => {
    registration.set(mode);
    await answer();
    expect(root().querySelectorAll('a[href="/register?keep=clocks"]')).toHaveLength(count);
    expect(root().querySelector('a[href^="/login"]')).not.toBeNull();
  });

  it('removes a clock and restores it', async () => {
    await answer();
    root().querySelector<HTMLElement>('[aria-label="Remove London"]')!.click();
    await settled();
    expect(cards()).not.toContain('London');
  });
});
