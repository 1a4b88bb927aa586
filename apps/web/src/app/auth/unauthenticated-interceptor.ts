import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { SessionStore } from './session-store';

/**
 * A request that finds its session ended shows the sign-in page. A wrong password at sign-in is no ended session, and neither is
 * one that was renewed while the request was under way with the old cookie: the server is asked, and the request is sent once more.
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
