import { HttpClient, HttpXsrfTokenExtractor, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CSRF_HEADER } from '@live-tz/contracts';
import { catchError, switchMap, throwError } from 'rxjs';
import { apiUrl } from './api-url';
import { ProblemError } from './problem-error';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The server refuses the CSRF token of an ended session, for example after the user signed in again in another tab. The refused
 * request changed nothing, so it is sent once more with a new token from `GET auth/session`.
 */
export const csrfInterceptor: HttpInterceptorFn = (request, next) => {
  if (SAFE_METHODS.has(request.method)) return next(request);
  const http = inject(HttpClient);
  const tokens = inject(HttpXsrfTokenExtractor);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof ProblemError && error.hasCode('csrf-stale'))) return throwError(() => error);
      return http
        .get(apiUrl('auth/session'))
        .pipe(
          switchMap(() => next(request.clone({ setHeaders: { [CSRF_HEADER]: tokens.getToken() ?? '' } }))),
        );
    }),
  );
};
