import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ProblemError } from './problem-error';
import { problemInterceptor } from './problem-interceptor';

const TAKEN = {
  type: 'urn:live-tz:problem:conflict',
  title: 'Conflict',
  status: 409,
  detail: 'This user name is taken: choose another one.',
  errors: [{ field: 'username', message: 'Taken.' }],
  requestId: 'r1',
};

describe('problemInterceptor', () => {
  let http: HttpTestingController;
  let failure: unknown;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(HttpClient)
      .get('x')
      .subscribe({ error: (error: unknown) => (failure = error) });
  });

  it('passes on the problem of the API, including its fields', () => {
    http.expectOne('x').flush(TAKEN, { status: 409, statusText: 'Conflict' });
    expect(failure).toBeInstanceOf(ProblemError);
    const problem = failure as ProblemError;
    expect(problem.message).toBe(TAKEN.detail);
    expect(problem.is('conflict')).toBe(true);
    expect(problem.fieldMessage('username')).toBe('Taken.');
    expect(problem.fieldMessage('password')).toBe('');
  });

  it('has its own message for a network failure', () => {
    http.expectOne('x').error(new ProgressEvent('error'));
    expect((failure as ProblemError).message).toContain('cannot be reached');
  });

  it('has its own message for the error page of a proxy', () => {
    http.expectOne('x').flush('<h1>502</h1>', { status: 502, statusText: 'Bad Gateway' });
    expect((failure as ProblemError).message).toContain('Try again in a moment');
  });
});
