import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { isProblem, PROBLEM_TYPE_PREFIX, type Problem, type ProblemKind } from '@live-tz/contracts';
import { catchError, throwError } from 'rxjs';
import { ProblemError } from './problem-error';

/** Turns every failed request into a {@link ProblemError}, those without an answer of the API included. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => toProblemError(failure))));

function toProblemError(failure: unknown): unknown {
  if (!(failure instanceof HttpErrorResponse)) return failure;
  const body: unknown = parsed(failure.error);
  if (isProblem(body)) return new ProblemError(body);
  if (failure.status === 0) {
    return new ProblemError(
      ownProblem('unavailable', 0, 'The server cannot be reached. Check your connection and try again.'),
    );
  }
  return new ProblemError(
    ownProblem(
      failure.status >= 500 ? 'unavailable' : 'internal',
      failure.status,
      'The server gave an answer this page does not understand. Try again in a moment.',
    ),
  );
}

/** `HttpClient` leaves the body of an error as text where the request asked for text or for nothing. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function ownProblem(kind: ProblemKind, status: number, detail: string): Problem {
  return { type: `${PROBLEM_TYPE_PREFIX}${kind}`, title: 'No proper answer', status, detail, requestId: '' };
}
