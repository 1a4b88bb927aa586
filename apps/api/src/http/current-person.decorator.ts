import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from './domain-error';
import type { Person } from './person';

/** The signed-in person of a request, as a parameter of its handler. */
export const CurrentPerson = createParamDecorator((_data: unknown, context: ExecutionContext): Person => {
  const { user } = context.switchToHttp().getRequest<Request>();
  if (user === undefined) throw new DomainError('unauthenticated', 'Sign in first.');
  return user;
});
