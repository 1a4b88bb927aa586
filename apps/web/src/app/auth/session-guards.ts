import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** The page where a user sets up the second factor that the server requires of them. */
export const SECOND_FACTOR_SETUP = '/two-step';

/**
 * Redirects viewers who are not signed in to the sign-in page, which returns them here, and users without a required second
 * factor to its setup.
 */
export const signedInOnly: CanActivateFn = async (_route, { url }) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.known();
  if (session.state() === 'signed-in') {
    const isMissing = session.user()?.needsSecondFactor === true && url !== SECOND_FACTOR_SETUP;
    return isMissing ? router.parseUrl(SECOND_FACTOR_SETUP) : true;
  }
  return router.createUrlTree(['/login'], { queryParams: url === '/' ? {} : { returnTo: url } });
};

/** Redirects signed-in users away from the pages to sign in and register. */
export const signedOutOnly: CanActivateFn = async (route) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.known();
  if (session.state() !== 'signed-in') return true;
  return router.parseUrl(safeReturnTo(route.queryParamMap.get('returnTo')));
};

/** Lets one path have a route of its own for viewers who are not signed in. */
export const isSignedOut: CanMatchFn = async () => {
  const session = inject(SessionStore);
  await session.known();
  return session.state() !== 'signed-in';
};

/** Accepts only a path within the app: `//elsewhere` and `https://elsewhere` would leave it. */
export function safeReturnTo(returnTo: string | null): string {
  return returnTo !== null && /^\/(?![/\\])/.test(returnTo) ? returnTo : '/';
}
