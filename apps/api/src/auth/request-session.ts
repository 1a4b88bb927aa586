import type { Request } from 'express';
import type { AuthenticatedUser } from '../access/authenticated-user';

/** Signs a user in under a new session id (Passport regenerates it against session fixation). */
export function signIn(request: Request, user: AuthenticatedUser): Promise<void> {
  return new Promise((resolve, reject) => {
    request.logIn(user, (error: unknown) => {
      if (error === null || error === undefined) resolve();
      else reject(asError(error));
    });
  });
}

/** Removes the session of a request, in the database as well. */
export function destroySession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error === null || error === undefined) resolve();
      else reject(asError(error));
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
