import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { ProblemError } from '../../http/problem-error';
import { SECOND_FACTOR_SETUP } from '../session-guards';

/** Leads users to the setup of a second factor when it became required while a page was open, and the server refuses a request. */
export const secondFactorMissingInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof ProblemError && error.hasCode('second-factor-missing')) {
        void router.navigateByUrl(SECOND_FACTOR_SETUP);
      }
      return throwError(() => error);
    }),
  );
};
