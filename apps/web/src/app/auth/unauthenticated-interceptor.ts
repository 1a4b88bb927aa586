import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { SessionStore } from './session-store';

/**
 * Reads the session again after a response of 401, which shows the sign-in page if the session has ended. If it only got a new
 * cookie during the request, the request is sent once more. A wrong password at sign-in says nothing about a session.
 */
export const unauthenticatedInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!isUnauthenticated(error) || session.state() !== 'signed-in') return throwError(() => error);
      return from(session.refresh()).pipe(
        switchMap(() => (session.state() === 'signed-in' ? next(request) : throwError(() => error))),
      );
    }),
  );
};

function isUnauthenticated(error: unknown): boolean {
  return error instanceof ProblemError && error.is('unauthenticated');
}
