import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { isProblem, PROBLEM_TYPE_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { catchError, from } from 'rxjs';
import { ProblemError, type ProblemFacts, type ProblemWords } from './problem-error';

const UNREACHABLE = 'The server cannot be reached. Check your connection and try again.';
const UNEXPECTED = 'The server sent an unexpected response. Try again in a moment.';

/** Turns every failed request into a {@link ProblemError}, including those that the API did not answer. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => from(rejection(failure))));

async function rejection(failure: unknown): Promise<never> {
  throw failure instanceof HttpErrorResponse ? await problemErrorFrom(failure) : failure;
}

async function problemErrorFrom(failure: HttpErrorResponse): Promise<ProblemError> {
  const body: unknown = parsed(failure.error);
  if (isProblem(body)) {
    const retryAfter = retryAfterSeconds(failure);
    return new ProblemError(body, retryAfter, await wordsFor(body, retryAfter));
  }
  if (failure.status === 0) return clientError('unavailable', 0, UNREACHABLE);
  return clientError(failure.status >= 500 ? 'unavailable' : 'internal', failure.status, UNEXPECTED);
}

/** Loaded on demand, because most visits meet no problem. */
async function wordsFor(problem: ProblemFacts, retryAfter: number | null): Promise<ProblemWords | undefined> {
  try {
    const { problemWords } = await import('./problem-messages');
    return problemWords(problem, retryAfter);
  } catch {
    return undefined;
  }
}

function retryAfterSeconds({ headers }: HttpErrorResponse): number | null {
  const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}

/** `HttpClient` leaves the body of an error as text where the request expected text or no body. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function clientError(kind: ProblemKind, status: number, message: string): ProblemError {
  const type = `${PROBLEM_TYPE_PREFIX}${kind}`;
  return new ProblemError({ type, status, requestId: '' }, null, { message });
}
