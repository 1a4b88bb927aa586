import {
  HttpClient,
  HttpXsrfTokenExtractor,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Me } from '@live-tz/contracts';
import { problemInterceptor } from '../http/problem-interceptor';
import { putPageData } from '../http/testing/page-data';
import { SessionStore } from './session-store';
import { unauthenticatedInterceptor } from './unauthenticated-interceptor';

const ADA: Me = { id: '1', username: 'ada', createdAtMs: 0, isAdmin: false };
const SESSION = 'api/v1/auth/session';
const STATUS = { status: 401, statusText: 'Unauthorized' };
const UNAUTHENTICATED = {
  type: 'urn:live-tz:problem:unauthenticated',
  title: '',
  status: 401,
  detail: 'Sign in.',
  requestId: '',
};

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Blank {}

describe('SessionStore', () => {
  let http: HttpTestingController;
  let session: SessionStore;
  let router: Router;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'login', component: Blank },
          { path: 'settings', component: Blank },
        ]),
        provideHttpClient(withInterceptors([unauthenticatedInterceptor, problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(SessionStore);
    router = TestBed.inject(Router);
  });

  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  async function settle(): Promise<void> {
    await jest.advanceTimersByTimeAsync(0);
  }

  async function signIn(): Promise<void> {
    void session.refresh();
    http.expectOne(SESSION).flush({ user: ADA });
    await settle();
  }

  it('is loading at first, then signed in or out by the response', async () => {
    expect(session.state()).toBe('loading');
    await signIn();
    expect(session.state()).toBe('signed-in');
    expect(session.user()).toEqual(ADA);
  });

  it('sends one request for all callers', async () => {
    const both = Promise.all([session.known(), session.known()]);
    http.expectOne(SESSION).flush({ user: null });
    await both;
    expect(session.state()).toBe('signed-out');
  });

  it('is unavailable without a response, and retries after 2, 4, 8, 16 and 16 seconds', async () => {
    void session.refresh();
    for (const seconds of [2, 4, 8, 16, 16]) {
      http.expectOne(SESSION).flush('gone', { status: 503, statusText: 'Unavailable' });
      await settle();
      expect(session.state()).toBe('unavailable');
      await jest.advanceTimersByTimeAsync(seconds * 1000 - 1);
      http.expectNone(SESSION);
      await jest.advanceTimersByTimeAsync(1);
    }
    http.expectOne(SESSION).flush({ user: ADA });
    await settle();
    expect(session.state()).toBe('signed-in');
  });

  it('retries at once on request', async () => {
    void session.refresh();
    http.expectOne(SESSION).error(new ProgressEvent('error'));
    await settle();
    session.retryNow();
    http.expectOne(SESSION).flush({ user: null });
    await settle();
    expect(session.state()).toBe('signed-out');
  });

  it('keeps the user while the server cannot be reached', async () => {
    await signIn();
    void session.refresh();
    http.expectOne(SESSION).error(new ProgressEvent('error'));
    await settle();
    expect(session.state()).toBe('signed-in');
    session.retryNow();
    http.expectOne(SESSION).flush({ user: ADA });
    await settle();
  });

  it('shows the sign-in page when the server has ended the session, with the way back', async () => {
    await signIn();
    await router.navigateByUrl('/settings');
    void session.refresh();
    http.expectOne(SESSION).flush({ user: null });
    await settle();
    expect(session.state()).toBe('signed-out');
    expect(router.url).toBe('/login?returnTo=%2Fsettings');
  });

  it('does the same after any response of 401', async () => {
    await signIn();
    await router.navigateByUrl('/settings');
    TestBed.inject(HttpClient)
      .get('api/v1/users/me')
      .subscribe({ error: () => undefined });
    http.expectOne('api/v1/users/me').flush(UNAUTHENTICATED, STATUS);
    await settle();
    http.expectOne(SESSION).flush({ user: null });
    await settle();
    expect(session.user()).toBeNull();
    expect(router.url).toBe('/login?returnTo=%2Fsettings');
  });

  it('stays signed in and sends such a request once more when the session only has a new cookie', async () => {
    await signIn();
    await router.navigateByUrl('/settings');
    const responses: unknown[] = [];
    const request = () =>
      TestBed.inject(HttpClient)
        .get('api/v1/users/me')
        .subscribe({ next: (me) => responses.push(me), error: () => responses.push('failed') });
    const refuse = async (): Promise<void> => {
      http.expectOne('api/v1/users/me').flush(UNAUTHENTICATED, STATUS);
      await settle();
    };
    const findRenewed = async (): Promise<void> => {
      http.expectOne(SESSION).flush({ user: ADA });
      await settle();
    };
    request();
    await refuse();
    await findRenewed();
    http.expectOne('api/v1/users/me').flush(ADA);
    expect(responses).toEqual([ADA]);

    request();
    await refuse();
    await findRenewed();
    await refuse();
    expect(responses).toEqual([ADA, 'failed']);
    expect(session.state()).toBe('signed-in');
    expect(router.url).toBe('/settings');
  });

  it('reads the session again when the account changed during the request', async () => {
    await signIn();
    const refreshed = session.refresh();
    const renamed = { ...ADA, username: 'ada-lovelace' };
    session.update(renamed);
    http.expectOne(SESSION).flush({ user: ADA });
    await settle();
    expect(session.user()).toEqual(renamed);
    http.expectOne(SESSION).flush({ user: renamed });
    await refreshed;
    expect(session.user()).toEqual(renamed);
  });

  it('does not read the session when the sign-in page gets a wrong password', async () => {
    const failure = session
      .signIn({ username: 'ada', password: 'wrong' })
      .catch((error: Error) => error.message);
    http.expectOne('api/v1/auth/login').flush(UNAUTHENTICATED, STATUS);
    expect(await failure).toBe('You are signed out. Sign in and try again.');
  });

  describe('with data in the document', () => {
    const token = jest.fn<string | null, []>();

    function open(user: Me | null): void {
      putPageData({ user });
      TestBed.resetTestingModule();
      TestBed.configureTestingModule({
        providers: [
          provideRouter([{ path: 'login', component: Blank }]),
          provideHttpClient(withInterceptors([unauthenticatedInterceptor, problemInterceptor])),
          provideHttpClientTesting(),
          { provide: HttpXsrfTokenExtractor, useValue: { getToken: token } },
        ],
      });
      http = TestBed.inject(HttpTestingController);
      session = TestBed.inject(SessionStore);
    }

    it.each([
      [ADA, 'signed-in'],
      [null, 'signed-out'],
    ])('knows the user %j without a request', async (user, state) => {
      token.mockReturnValue('token');
      open(user);
      await session.known();
      await session.known();
      http.expectNone(SESSION);
      expect([session.state(), session.user()]).toEqual([state, user]);
    });

    it('reads the session once, without waiting for it, if the browser has no CSRF token', async () => {
      token.mockReturnValue(null);
      open(ADA);
      await session.known();
      await session.known();
      expect(session.state()).toBe('signed-in');
      http.expectOne(SESSION).flush({ user: ADA });
      await settle();
    });

    it('shows the sign-in page if that answer says that the session has ended', async () => {
      token.mockReturnValue(null);
      open(ADA);
      await session.known();
      http.expectOne(SESSION).flush({ user: null });
      await settle();
      expect([session.state(), session.user()]).toEqual(['signed-out', null]);
    });
  });

  it('signs out without a way back', async () => {
    await signIn();
    const done = session.signOut();
    http.expectOne('api/v1/auth/logout').flush(null, { status: 204, statusText: 'No Content' });
    await done;
    expect(router.url).toBe('/login');
  });
});
