import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { ProblemError } from '../../http/problem-error';

/** The page where a user sets up the second factor that the server requires of them. */
const SET_UP_PATH = '/two-step';

/** Leads users to that page when the server refuses a request because they have no second factor yet. */
export const secondFactorMissingInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof ProblemError && error.hasCode('second-factor-missing')) {
        void router.navigateByUrl(SET_UP_PATH);
      }
      return throwError(() => error);
    }),
  );
};
