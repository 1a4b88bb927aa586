import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiProblems } from '../errors/api-problems.decorator';

export const RECENT_AUTHENTICATION = Symbol('recent authentication');

/** For the OpenAPI description of such an operation. */
export const REAUTHENTICATION_NOTE =
  'The password, and the second factor of a user who has one, must have been given within the last ten minutes, by signing in or by ' +
  'POST /auth/reauthenticate; otherwise the answer is ' +
  'a problem with the code `reauthentication-required`.';

/** `of-second-factor`: only for users who have one, because the operation itself requires the password. */
export type RequiredAuthentication = 'any' | 'of-second-factor';

/** Requires that the password was given recently, so that an unlocked screen or a stolen cookie alone is not enough. */
export const RecentAuthentication = (
  required: RequiredAuthentication = 'any',
): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(RECENT_AUTHENTICATION, required), ApiProblems('forbidden'));
