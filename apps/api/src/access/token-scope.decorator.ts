import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { TokenScope } from '@live-tz/contracts';
import { ApiProblems } from '../errors/api-problems.decorator';

export const TOKEN_SCOPE = Symbol('token scope');
export const SESSION_ONLY = Symbol('session only');
/** The name of the security scheme in the OpenAPI document. */
const BEARER = 'bearer';

/** Opens an operation to tokens with a scope; without it a token can use public operations only. */
export const WithToken = (scope: TokenScope): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(TOKEN_SCOPE, scope), ApiSecurity(BEARER, [scope]), ApiProblems('forbidden'));

/** Closes a public operation to tokens, because it reads or begins a session. */
export const SessionOnly = (): ClassDecorator & MethodDecorator => SetMetadata(SESSION_ONLY, true);
