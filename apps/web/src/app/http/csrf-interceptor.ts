import { HttpClient, HttpXsrfTokenExtractor, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CSRF_HEADER } from '@live-tz/contracts';
import { catchError, switchMap, throwError } from 'rxjs';
import { apiUrl } from './api-url';
import { ProblemError } from './problem-error';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A token made for a session that has since ended (signed in again in another tab) is refused with 403.
 * `GET auth/session` sets a new one; the refused request did nothing, so it is sent once more with it.
 */
export const csrfInterceptor: HttpInterceptorFn = (request, next) => {
  if (SAFE_METHODS.has(request.method)) return next(request);
  const http = inject(HttpClient);
  const tokens = inject(HttpXsrfTokenExtractor);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!isTokenRefused(error)) return throwError(() => error);
      return http
        .get(apiUrl('auth/session'))
        .pipe(
          switchMap(() => next(request.clone({ setHeaders: { [CSRF_HEADER]: tokens.getToken() ?? '' } }))),
        );
    }),
  );
};

/** There are other reasons for a 403; this one names the header in its sentence. */
function isTokenRefused(error: unknown): boolean {
  return error instanceof ProblemError && error.is('forbidden') && error.message.includes(CSRF_HEADER);
}
