import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { isProblem, PROBLEM_TYPE_PREFIX, type Problem, type ProblemKind } from '@live-tz/contracts';
import { catchError, throwError } from 'rxjs';
import { ProblemError } from './problem-error';

/** Turns every failed request into a {@link ProblemError}, including those that the API did not answer. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => toProblemError(failure))));

function toProblemError(failure: unknown): unknown {
  if (!(failure instanceof HttpErrorResponse)) return failure;
  const body: unknown = parsed(failure.error);
  if (isProblem(body)) return new ProblemError(body, retryAfterSeconds(failure));
  if (failure.status === 0) {
    return new ProblemError(
      clientProblem('unavailable', 0, 'The server cannot be reached. Check your connection and try again.'),
    );
  }
  return new ProblemError(
    clientProblem(
      failure.status >= 500 ? 'unavailable' : 'internal',
      failure.status,
      'The server sent an unexpected response. Try again in a moment.',
    ),
  );
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

function clientProblem(kind: ProblemKind, status: number, detail: string): Problem {
  return { type: `${PROBLEM_TYPE_PREFIX}${kind}`, title: 'No valid response', status, detail, requestId: '' };
}
