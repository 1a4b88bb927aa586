import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiProblems } from '../errors/api-problems.decorator';

export const RECENT_AUTHENTICATION = Symbol('recent authentication');

/** For the description of such an operation. */
export const REAUTHENTICATION_NOTE =
  'The password must have been given within the last ten minutes, by signing in or by POST /auth/reauthenticate; else it is ' +
  'a problem with the code `reauthentication-required`.';

/** Asks for a password that was given a short while ago: an unlocked screen or a stolen cookie alone shall not do it. */
export const RecentAuthentication = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(RECENT_AUTHENTICATION, true), ApiProblems('forbidden'));
