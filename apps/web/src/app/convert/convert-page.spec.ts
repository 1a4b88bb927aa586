import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Conversion, SavedZone } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { ClockSocket } from '../clock/clock-socket';
import { FakeClockSocket } from '../clock/testing/fake-clock-socket';
import { problemInterceptor } from '../http/problem-interceptor';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { ConvertPage } from './convert-page';
import { matchMoment } from './moment-link';

const local = (zone: string, offsetMinutes: number) => ({ zone, local: '', offsetMinutes, abbreviation: '' });
const FROM_BERLIN: Conversion['from'] = {
  ...local('Europe/Berlin', 60),
  local: '2027-01-15T15:00:00',
  asked: '2027-01-15T15:00:00',
  resolution: 'exact',
  taken: null,
};
const CONVERSION: Conversion = {
  utcMs: Date.parse('2027-01-15T14:00Z'),
  from: FROM_BERLIN,
  to: [local('Asia/Kolkata', 330), local('Asia/Tokyo', 540), local('America/New_York', -300)],
};
const FOLD: Conversion = {
  ...CONVERSION,
  utcMs: Date.parse('2026-10-25T00:30Z'),
  from: {
    ...FROM_BERLIN,
    offsetMinutes: 120,
    asked: '2026-10-25T02:30:00',
    resolution: 'fold',
    taken: 'earlier',
  },
};

describe('ConvertPage', () => {
  const state = signal('signed-out');
  const homeZone = signal<string | null>(null);
  const suggestion = jest.fn();
  const copy = jest.fn(() => true);
  const announce = jest.fn(() => Promise.resolve());
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  beforeEach(() => {
    state.set('signed-out');
    homeZone.set(null);
    copy.mockClear();
    announce.mockClear();
    suggestion.mockReset().mockResolvedValue({ zone: 'Asia/Kolkata' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ matcher: matchMoment, component: ConvertPage }], withComponentInputBinding()),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: ClockSocket, useValue: new FakeClockSocket(0) },
        { provide: Clipboard, useValue: { copy } },
        { provide: LiveAnnouncer, useValue: { announce } },
        { provide: OwnZone, useValue: { suggestion } },
        {
          provide: SessionStore,
          useValue: { state, user: signal(null), known: () => Promise.resolve() },
        },
        {
          provide: PreferencesStore,
          useValue: {
            homeZone,
            hourFormat: signal('h23'),
            preferences: signal({ theme: 'auto' }),
            known: () => Promise.resolve(),
          },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function open(url: string): Promise<void> {
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    http.expectOne('api/v1/meta').flush({
      version: '',
      serverMs: Date.parse('2026-11-23T08:00Z'),
      tzdata: { release: '2026f', source: 'bundled', releasedOn: '2026-10-29' },
      ntp: null,
    });
    await settled();
  }

  async function settled(): Promise<void> {
    // Waits for one turn of the event loop: `whenStable` would wait for responses that only the test can send.
    await new Promise((done) => setTimeout(done));
    harness.detectChanges();
    TestBed.tick();
    harness.detectChanges();
  }

  function lastRequest() {
    const [request] = http.match(({ url }) => url === 'api/v1/convert').slice(-1);
    const { params } = request!.request;
    return {
      request: request!,
      params: Object.fromEntries(params.keys().map((key) => [key, params.get(key)])),
    };
  }

  async function respond(conversion: Conversion): Promise<void> {
    lastRequest().request.flush(conversion);
    await settled();
  }

  const root = (): HTMLElement => harness.routeNativeElement!;
  const text = (selector: string): string =>
    [...root().querySelectorAll(selector)].map((element) => textOf(element)).join(' / ');
  const textOf = (element: Element): string => (element.textContent ?? '').trim().replace(/\s+/g, ' ');
  const url = (): string => TestBed.inject(Router).url;
  const box = (type: string): HTMLInputElement => root().querySelector(`input[type=${type}]`)!;

  async function submit(): Promise<void> {
    root()
      .querySelector('form')!
      .dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  }

  it('shows the moment of a link in the zone of the device, then in its own zone, when signed out', async () => {
    await open('/at/2027-01-15T15:00/Europe%2FBerlin?to=Asia/Tokyo');
    const { request, params } = lastRequest();
    expect(params).toEqual({ at: '2027-01-15T15:00', from: 'Europe/Berlin', to: 'Asia/Kolkata,Asia/Tokyo' });
    request.flush(CONVERSION);
    await settled();
    expect(text('h1')).toBe('Showing Fri, Jan 15, 2027, 15:00 in Berlin');
    expect(text('.own > *')).toContain('Kolkata / Your device’s time zone / 19:30 /');
    expect(text('.own .facts span')).toBe('Fri, Jan 15, 2027 / UTC+05:30 / in 53 days');
    expect(text('.others .name')).toBe('Berlin / Tokyo');
    expect(text('.others .time')).toBe('15:00 / 23:00');
    expect(text('main')).toContain('time zone data 2026f (Oct 2026)');
    expect([box('date').value, box('time').value, text('form .zone')]).toEqual([
      '2027-01-15',
      '15:00',
      'Berlin Europe/Berlin',
    ]);
    http.expectNone('api/v1/users/me/zones');
  });

  it('shows signed-in users their home and all their clocks', async () => {
    state.set('signed-in');
    homeZone.set('America/New_York');
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/at/2027-01-15T14:00Z');
    http.expectOne('api/v1/meta').flush(null, { status: 503, statusText: 'Service Unavailable' });
    await settled();
    const ana: Partial<SavedZone> = { id: '1', zone: 'Asia/Tokyo', label: 'Ana', place: 'Tokyo' };
    http.expectOne('api/v1/users/me/zones').flush([ana]);
    await settled();
    const { request, params } = lastRequest();
    expect(params).toEqual({ at: '2027-01-15T14:00Z', to: 'America/New_York,Asia/Tokyo' });
    request.flush({
      ...CONVERSION,
      from: { ...FROM_BERLIN, ...local('UTC', 0), local: '2027-01-15T14:00:00' },
    });
    await settled();
    expect(text('h1')).toBe('Showing Fri, Jan 15, 2027, 14:00 UTC');
    expect(text('.own > *')).toContain('New York / Home / 09:00');
    expect(text('.others .name')).toBe('UTC / Ana');
  });

  it('shows now in the viewer’s own zone, and copies a link with the moment', async () => {
    await open('/convert');
    const { request, params } = lastRequest();
    expect(params).toEqual({ from: 'Asia/Kolkata', to: 'Asia/Kolkata' });
    const local = '2027-01-15T15:00:42';
    request.flush({ ...CONVERSION, from: { ...FROM_BERLIN, local, asked: local } });
    await settled();
    expect(box('time').value).toBe('15:00');
    expect(text('h1')).toBe('Convert a time');
    root().querySelector<HTMLElement>('.foot button')!.click();
    expect(copy).toHaveBeenCalledWith(
      new URL('at/2027-01-15T15:00/Europe/Berlin?to=Asia%2FKolkata', document.baseURI).href,
    );
  });

  it('explains a time that happens twice, and keeps the choice in the link', async () => {
    await open('/at/2026-10-25T02:30/Europe/Berlin');
    await respond(FOLD);
    http
      .expectOne(({ url: path }) => path === 'api/v1/transitions')
      .flush([
        {
          zone: 'Europe/Berlin',
          atMs: Date.parse('2026-10-25T01:00Z'),
          before: { offsetMinutes: 120, abbreviation: 'CEST' },
          after: { offsetMinutes: 60, abbreviation: 'CET' },
        },
      ]);
    await settled();
    expect(text('.resolution p')).toBe(
      'Clocks in Berlin go back from 03:00 to 02:00, so 02:30 happens twice that day. Showing the earlier one (UTC+02:00).',
    );
    root().querySelector<HTMLInputElement>('input[value=later]')!.dispatchEvent(new Event('change'));
    await settled();
    expect(url()).toBe('/at/2026-10-25T02:30/Europe/Berlin?take=later');
    expect(lastRequest().params).toMatchObject({ disambiguation: 'later' });
  });

  it('says what is wrong with an invalid link, and the form beside it', async () => {
    await open('/at/2027-02-30T15:00/Europe/Neverland');
    const problem = {
      type: 'urn:live-tz:problem:invalid',
      detail: 'There is no zone "Europe/Neverland".',
      errors: [{ field: 'from', message: 'There is no zone "Europe/Neverland".' }],
    };
    lastRequest().request.flush(problem, { status: 400, statusText: 'Bad Request' });
    await settled();
    expect(text('[role=alert]')).toBe('The server does not know this place. Search for another one.');
    expect(root().querySelector('ltz-moment-view')).toBeNull();
    expect([box('time').value, text('form .zone')]).toEqual(['15:00', 'Kolkata Asia/Kolkata']);
  });

  it('updates its address from the form, keeps the page, and announces the result', async () => {
    await open('/convert');
    await respond(CONVERSION);
    const before = root();
    box('date').value = '2027-07-01';
    box('time').value = '09:30';
    await submit();
    expect(url()).toBe('/at/2027-07-01T09:30/Europe/Berlin');
    expect(root()).toBe(before);
    expect(announce).not.toHaveBeenCalled();
    await respond({
      ...CONVERSION,
      utcMs: Date.parse('2027-07-01T07:30Z'),
      from: { ...FROM_BERLIN, offsetMinutes: 120 },
    });
    expect(announce).toHaveBeenCalledWith('Showing Thu, Jul 1, 2027, 09:30 in Berlin', 'polite');
  });

  it('shows below a field what is missing, and focuses it', async () => {
    await open('/convert');
    await respond(CONVERSION);
    box('date').value = '';
    box('time').value = '';
    await submit();
    expect(text('form .failure')).toBe(
      'Enter the day, the month and the year. / Enter a time, such as 15:00.',
    );
    expect(box('date').getAttribute('aria-describedby')).toBe(root().querySelector('form .failure')!.id);
    expect(url()).toBe('/convert');
  });

  it('works without a zone of the viewer', async () => {
    suggestion.mockResolvedValue(null);
    await open('/at/2027-01-15T15:00/Europe/Berlin');
    const { request, params } = lastRequest();
    expect(params).toEqual({ at: '2027-01-15T15:00', from: 'Europe/Berlin' });
    request.flush(CONVERSION);
    await settled();
    expect(text('.own > *')).toContain('Berlin / 15:00');
  });
});
