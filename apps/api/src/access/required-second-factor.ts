import { SetMetadata } from '@nestjs/common';
import type { Config } from '../config/env';
import type { AuthenticatedUser } from './authenticated-user';

export const SECOND_FACTOR_SETUP = Symbol('second factor setup');

/** Allows an operation to users who still have to set up the second factor that `REQUIRE_SECOND_FACTOR` requires of them. */
export const SecondFactorSetup = (): ClassDecorator & MethodDecorator =>
  SetMetadata(SECOND_FACTOR_SETUP, true);

/** Whether this installation requires a second factor of a user (`REQUIRE_SECOND_FACTOR`). */
export function isSecondFactorRequired(
  { isAdmin }: Pick<AuthenticatedUser, 'isAdmin'>,
  { auth }: Pick<Config, 'auth'>,
): boolean {
  return auth.requireSecondFactor === 'everyone' || (auth.requireSecondFactor === 'admins' && isAdmin);
}

/** Whether a user has to set up a second factor before anything else. */
export function lacksRequiredSecondFactor(
  user: Pick<AuthenticatedUser, 'isAdmin' | 'hasSecondFactor'>,
  config: Pick<Config, 'auth'>,
): boolean {
  return !user.hasSecondFactor && isSecondFactorRequired(user, config);
}
