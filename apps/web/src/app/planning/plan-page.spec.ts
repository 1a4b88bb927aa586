import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SessionStore } from '../auth/session-store';
import { ClockSocket } from '../clock/clock-socket';
import { FakeClockSocket } from '../clock/testing/fake-clock-socket';
import { problemInterceptor } from '../http/problem-interceptor';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { PlanPage } from './plan-page';
import { planOf } from './testing/plan';

const NIGHT = { from: '22:00', until: '06:00', days: [1, 2, 3, 4, 7] };
const OFFICE = { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] };
const clock = (zone: string, label: string | null, effectiveHours = OFFICE) => ({
  zone,
  label,
  place: null,
  effectiveHours,
});
const BOARD = {
  clocks: [clock('Asia/Tokyo', 'Aiko', NIGHT), clock('Europe/Berlin', null)],
};

describe('PlanPage', () => {
  const state = signal('signed-in');
  const homeZone = signal<string | null>(null);
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let socket: FakeClockSocket;

  beforeEach(() => {
    state.set('signed-in');
    homeZone.set(null);
    socket = new FakeClockSocket(0);
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'plan', component: PlanPage },
            { path: 'plan/:board', component: PlanPage },
            { path: 's/:link/plan', component: PlanPage },
          ],
          withComponentInputBinding(),
        ),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: ClockSocket, useValue: socket },
        { provide: OwnZone, useValue: { suggestion: () => Promise.resolve({ zone: 'Asia/Kolkata' }) } },
        {
          provide: SessionStore,
          useValue: {
            state,
            user: signal(null),
            known: () => Promise.resolve(),
            refresh: () => Promise.resolve(),
          },
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

  async function open(path: string): Promise<void> {
    harness = await RouterTestingHarness.create(path);
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    await harness.fixture.whenStable();
  }

  function requested(): Record<string, string | null> {
    const { params } = http.expectOne(({ url }) => url.endsWith('/overlap')).request;
    return Object.fromEntries(params.keys().map((key) => [key, params.get(key)]));
  }

  const text = (): string => harness.routeNativeElement?.textContent ?? '';

  it('plans with the clocks of a board and their hours, the home clock first', async () => {
    homeZone.set('Europe/Berlin');
    await open('/plan/b1?optional=2&minutes=30&from=2027-03-01&days=7');
    http.expectOne(({ url }) => url.endsWith('/boards/b1')).flush(BOARD);
    await settle();
    expect(requested()).toEqual({
      zones: 'Europe/Berlin,Asia/Tokyo',
      hours: '09:00-17:00,22:00-06:00',
      days: '1+2+3+4+5,1+2+3+4+7',
      optional: '2',
      minutes: '30',
      from: '2027-03-01',
      until: '2027-03-08',
    });
    expect(text()).toContain('22:00–06:00, Sun–Thu');
  });

  describe('of a link to a board', () => {
    const shared = () => http.expectOne(({ url }) => url.endsWith('/shared/secret'));
    /** Longer than changes are collected for before the board is read. */
    const read = () => new Promise((resolve) => setTimeout(resolve, 150));
    const board = (...clocks: object[]) => ({ board: { name: 'Team', clocks } });

    beforeEach(async () => {
      state.set('signed-out');
      await open('/s/secret/plan');
      await read();
    });

    it('plans with its clocks and their hours without an account, and follows its changes', async () => {
      expect([socket.link, socket.opened]).toEqual(['secret', 1]);
      shared().flush(board(...BOARD.clocks));
      await settle();
      expect(requested()).toMatchObject({
        zones: 'Asia/Tokyo,Europe/Berlin',
        hours: '22:00-06:00,09:00-17:00',
        days: '1+2+3+4+7,1+2+3+4+5',
      });
      expect(harness.routeNativeElement?.querySelector('.heading a')?.getAttribute('href')).toBe('/s/secret');

      socket.boards.next({ id: 'b1', revision: 2 });
      await read();
      shared().flush(board(...BOARD.clocks, clock('Africa/Lagos', 'Ada')));
      await settle();
      expect(requested()).toMatchObject({ zones: 'Asia/Tokyo,Europe/Berlin,Africa/Lagos' });
    });

    it('says that it is void, and plans no longer', async () => {
      shared().flush(board(...BOARD.clocks));
      await settle();
      requested();
      socket.boards.next({ id: 'b1', revision: null });
      await read();
      shared().flush(
        { type: 'urn:live-tz:problem:gone', code: 'link-void', detail: 'This link is void.', status: 410 },
        { status: 410, statusText: 'Gone' },
      );
      // The words of problems are loaded on demand.
      await read();
      await settle();
      const alerts = [...(harness.routeNativeElement?.querySelectorAll('[role=alert]') ?? [])];
      expect(alerts.map(({ textContent }) => textContent)).toEqual([
        'This link has expired or was revoked. Ask for a new one.',
      ]);
      expect(harness.routeNativeElement?.querySelector('.form, section')).toBeNull();
    });
  });

  it('uses the first board of the user where the address names none', async () => {
    await open('/plan');
    http.expectOne(({ url }) => url.endsWith('/boards')).flush([{ id: 'b2' }]);
    await settle();
    http.expectOne(({ url }) => url.endsWith('/boards/b2')).flush(BOARD);
    await settle();
    expect(requested()).toMatchObject({ zones: 'Asia/Tokyo,Europe/Berlin', minutes: '60' });
  });

  it('leaves the hours of places to the server and shows those it used', async () => {
    state.set('signed-out');
    await open('/plan?zones=Europe/Berlin,Asia/Tokyo,America/New_York&without=2');
    await settle();
    const { overlap } = planOf(
      [
        ['Berlin', 'Europe/Berlin'],
        ['New York', 'America/New_York'],
      ],
      '2027-03-01T00:00',
      '2027-03-08T00:00',
    );
    const request = http.expectOne(({ url }) => url.endsWith('/overlap'));
    expect(request.request.params.keys().sort()).toEqual(['minutes', 'zones']);
    expect(request.request.params.get('zones')).toBe('Europe/Berlin,America/New_York');
    request.flush({ ...overlap, hours: [OFFICE, NIGHT] });
    await settle();
    const rows = [...(harness.routeNativeElement?.querySelectorAll('ltz-plan-participants li') ?? [])];
    expect(rows.map((row) => row.querySelector('.fact')?.textContent)).toEqual([
      '09:00–17:00, Mon–Fri',
      '',
      '22:00–06:00, Sun–Thu',
    ]);
  });

  it('shows why the server refuses', async () => {
    await open('/plan?zones=Europe/Berlin,Mars');
    http
      .expectOne(({ url }) => url.endsWith('/overlap'))
      .flush(
        {
          type: 'urn:live-tz:problem:invalid',
          detail: 'There is no zone "Mars".',
          status: 400,
          errors: [{ field: 'zones', message: 'There is no zone "Mars".' }],
        },
        { status: 400, statusText: 'Bad Request' },
      );
    await settle();
    expect(harness.routeNativeElement?.querySelector('[role=alert]')?.textContent).toBe(
      'The server does not know this place. Search for another one.',
    );
  });

  it('asks for a second participant', async () => {
    state.set('signed-out');
    await open('/plan');
    expect(text()).toContain('Kolkata');
    expect(text()).toContain('Add the places of at least two people');
    http.expectNone(({ url }) => url.endsWith('/overlap'));
  });
});
