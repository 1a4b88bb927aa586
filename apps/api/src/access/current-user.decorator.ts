import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../errors/domain-error';
import type { AuthenticatedUser } from './authenticated-user';

/** The signed-in user of a request, as a parameter of its handler. */
export const CurrentUser = createParamDecorator(
  (_data: unknown, context: ExecutionContext): AuthenticatedUser => {
    const { user } = context.switchToHttp().getRequest<Request>();
    if (user === undefined) throw new DomainError('unauthenticated', 'Sign in first.');
    return user;
  },
);
