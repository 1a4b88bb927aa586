import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Sends strangers to the sign-in page, which brings them back. */
export const signedInOnly: CanActivateFn = async (_route, { url }) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.known();
  if (session.state() === 'signed-in') return true;
  return router.createUrlTree(['/login'], { queryParams: url === '/' ? {} : { returnTo: url } });
};

/** Keeps the signed-in away from the pages that let people in. */
export const signedOutOnly: CanActivateFn = async (route) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.known();
  if (session.state() !== 'signed-in') return true;
  return router.parseUrl(safeReturnTo(route.queryParamMap.get('returnTo')));
};

/** Tells apart, at one address, what strangers get from what the signed-in get. */
export const isSignedOut: CanMatchFn = async () => {
  const session = inject(SessionStore);
  await session.known();
  return session.state() !== 'signed-in';
};

/** Only a path of this page is followed: `//elsewhere` and `https://elsewhere` would leave it. */
export function safeReturnTo(returnTo: string | null): string {
  return returnTo !== null && /^\/(?![/\\])/.test(returnTo) ? returnTo : '/';
}
