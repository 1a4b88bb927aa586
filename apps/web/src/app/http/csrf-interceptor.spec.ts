import {
  HttpClient,
  HttpXsrfTokenExtractor,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { CSRF_HEADER } from '@live-tz/contracts';
import { csrfInterceptor } from './csrf-interceptor';
import { problemInterceptor } from './problem-interceptor';

function forbidden(detail: string) {
  return { type: 'urn:live-tz:problem:forbidden', title: 'Forbidden', status: 403, detail, requestId: 'r' };
}
const STALE = forbidden(`Send the value of the cookie XSRF-TOKEN in the header ${CSRF_HEADER}.`);
const STATUS = { status: 403, statusText: 'Forbidden' };

describe('csrfInterceptor', () => {
  let http: HttpTestingController;
  let token: string;
  let outcome: string;

  beforeEach(() => {
    token = 'old';
    outcome = '';
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([csrfInterceptor, problemInterceptor])),
        provideHttpClientTesting(),
        { provide: HttpXsrfTokenExtractor, useValue: { getToken: () => token } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(HttpClient)
      .post('api/v1/users/me/zones', {})
      .subscribe({ next: () => (outcome = 'done'), error: (error: Error) => (outcome = error.message) });
  });

  afterEach(() => http.verify());

  function renewToken(): void {
    token = 'new';
    http.expectOne('api/v1/auth/session').flush({ user: null });
  }

  it('gets a new token for a stale one and sends the request again with it', () => {
    const first = http.expectOne('api/v1/users/me/zones');
    expect(first.request.headers.get(CSRF_HEADER)).toBe('old');
    first.flush(STALE, STATUS);
    renewToken();
    const second = http.expectOne('api/v1/users/me/zones');
    expect(second.request.headers.get(CSRF_HEADER)).toBe('new');
    second.flush({});
    expect(outcome).toBe('done');
  });

  it('tries only once', () => {
    http.expectOne('api/v1/users/me/zones').flush(STALE, STATUS);
    renewToken();
    http.expectOne('api/v1/users/me/zones').flush(STALE, STATUS);
    expect(outcome).toBe(STALE.detail);
  });

  it('leaves any other refusal alone', () => {
    http.expectOne('api/v1/users/me/zones').flush(forbidden('This is for administrators.'), STATUS);
    expect(outcome).toBe('This is for administrators.');
  });
});
