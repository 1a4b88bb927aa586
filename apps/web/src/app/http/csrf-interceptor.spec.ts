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

const FORBIDDEN = {
  type: 'urn:live-tz:problem:forbidden',
  title: 'Forbidden',
  status: 403,
  // Names the header, which must not make the interceptor retry.
  detail: `Not allowed, whatever is in ${CSRF_HEADER}.`,
  requestId: 'r',
};
const STALE = { ...FORBIDDEN, detail: 'Request a new token.', code: 'csrf-stale' };
const STATUS = { status: 403, statusText: 'Forbidden' };

describe('csrfInterceptor', () => {
  let http: HttpTestingController;
  let token: string;
  let result: string;

  beforeEach(() => {
    token = 'old';
    result = '';
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
      .subscribe({ next: () => (result = 'done'), error: (error: Error) => (result = error.message) });
  });

  afterEach(() => http.verify());

  function renewToken(): void {
    token = 'new';
    http.expectOne('api/v1/auth/session').flush({ user: null });
  }

  it('replaces a stale token and sends the request again with the new one', async () => {
    const first = http.expectOne('api/v1/users/me/zones');
    expect(first.request.headers.get(CSRF_HEADER)).toBe('old');
    first.flush(STALE, STATUS);
    await settled();
    renewToken();
    const second = http.expectOne('api/v1/users/me/zones');
    expect(second.request.headers.get(CSRF_HEADER)).toBe('new');
    second.flush({});
    expect(result).toBe('done');
  });

  it('retries only once', async () => {
    http.expectOne('api/v1/users/me/zones').flush(STALE, STATUS);
    await settled();
    renewToken();
    http.expectOne('api/v1/users/me/zones').flush(STALE, STATUS);
    await settled();
    expect(result).toBe('Your session has changed in another tab. Try again.');
  });

  it('passes on a problem with another code, or none', async () => {
    http.expectOne('api/v1/users/me/zones').flush(FORBIDDEN, STATUS);
    await settled();
    expect(result).toBe('You do not have permission to do this. Ask an administrator.');
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
