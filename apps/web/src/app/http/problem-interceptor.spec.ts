import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import type { ProblemError } from './problem-error';
import { problemInterceptor } from './problem-interceptor';
import { API_PROSE, problem } from './testing/problem-error';

const TAKEN = problem('conflict', {
  code: 'username-taken',
  errors: [{ field: 'username', message: API_PROSE }],
});

describe('problemInterceptor', () => {
  let http: HttpTestingController;
  let failure: Promise<ProblemError>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    failure = firstValueFrom(TestBed.inject(HttpClient).get('x')).then(
      () => Promise.reject(new Error('The request did not fail.')),
      (error: ProblemError) => error,
    );
  });

  it('has the page’s words for a problem of the API and for its fields', async () => {
    http.expectOne('x').flush(TAKEN, { status: 409, statusText: 'Conflict' });
    const error = await failure;
    expect(error.message).toBe('This user name is taken. Choose another one.');
    expect(error.is('conflict')).toBe(true);
    expect(error.hasCode('username-taken')).toBe(true);
    expect(error.fieldMessage('username')).toBe(error.message);
    expect(error.fieldMessage('password')).toBe('');
  });

  it('says how long to wait', async () => {
    const headers = { 'Retry-After': '660' };
    http
      .expectOne('x')
      .flush(problem('throttled'), { status: 429, statusText: 'Too Many Requests', headers });
    const error = await failure;
    expect(error.retryAfterSeconds).toBe(660);
    expect(error.message).toContain('Try again in 11 minutes.');
  });

  it('has its own message for a network failure', async () => {
    http.expectOne('x').error(new ProgressEvent('error'));
    expect((await failure).message).toContain('cannot be reached');
  });

  it('has its own message for the error page of a proxy', async () => {
    http.expectOne('x').flush('<h1>502</h1>', { status: 502, statusText: 'Bad Gateway' });
    expect((await failure).message).toContain('Try again in a moment');
  });
});
