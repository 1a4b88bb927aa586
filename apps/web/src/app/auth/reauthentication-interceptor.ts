import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { Reauthentication } from './reauthentication';

/** Asks for the password when the server requires it for a request, then sends the request once more. */
export const reauthenticationInterceptor: HttpInterceptorFn = (request, next) => {
  const reauthentication = inject(Reauthentication);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!needsReauthentication(error)) return throwError(() => error);
      return from(reauthentication.request()).pipe(
        switchMap((isConfirmed) => (isConfirmed ? next(request) : throwError(() => error))),
      );
    }),
  );
};

function needsReauthentication(error: unknown): boolean {
  return error instanceof ProblemError && error.hasCode('reauthentication-required');
}
