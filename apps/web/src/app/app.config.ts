import { APP_BASE_HREF } from '@angular/common';
import { HttpXsrfTokenExtractor, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  DOCUMENT,
  ErrorHandler,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { reauthenticationInterceptor } from './auth/reauthentication-interceptor';
import { secondFactorMissingInterceptor } from './auth/second-factor/second-factor-missing-interceptor';
import { unauthenticatedInterceptor } from './auth/unauthenticated-interceptor';
import { baseUrl, baseUrlInterceptor } from './http/base-url';
import { csrfInterceptor } from './http/csrf-interceptor';
import { CsrfTokenExtractor } from './http/csrf-token-extractor';
import { problemInterceptor } from './http/problem-interceptor';
import { PageErrorHandler } from './releases/page-error-handler';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    { provide: APP_BASE_HREF, useFactory: () => baseUrl(inject(DOCUMENT)).pathname },
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: PageErrorHandler },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top' }),
      // Failed navigations are handled by their event.
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    { provide: HttpXsrfTokenExtractor, useClass: CsrfTokenExtractor },
    // Responses pass these from the last to the first, so those before `problemInterceptor` get `ProblemError`s.
    provideHttpClient(
      withInterceptors([
        secondFactorMissingInterceptor,
        unauthenticatedInterceptor,
        reauthenticationInterceptor,
        csrfInterceptor,
        problemInterceptor,
        baseUrlInterceptor,
      ]),
    ),
  ],
};
