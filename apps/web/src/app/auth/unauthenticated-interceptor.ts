import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { SessionStore } from './session-store';

/** A request that finds its session ended shows the sign-in page. A wrong password at sign-in is no ended session. */
export const unauthenticatedInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof ProblemError && error.is('unauthenticated')) void session.end();
      return throwError(() => error);
    }),
  );
};
