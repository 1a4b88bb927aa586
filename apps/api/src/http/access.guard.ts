import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from './domain-error';
import { FOR_ADMINISTRATORS } from './for-administrators.decorator';
import { OPEN_TO_STRANGERS } from './open-to-strangers.decorator';

/** Guards every operation: closed unless it says otherwise, so that a forgotten decorator locks out instead of in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets passed the upgrade's own checks.
    if (context.getType() !== 'http') return true;
    if (this.says(OPEN_TO_STRANGERS, context)) return true;
    const { user } = context.switchToHttp().getRequest<Request>();
    if (user === undefined) throw new DomainError('unauthenticated', 'Sign in first.');
    if (this.says(FOR_ADMINISTRATORS, context) && !user.isAdmin) {
      throw new DomainError('forbidden', 'Only an administrator may do this.');
    }
    return true;
  }

  private says(mark: symbol, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]) === true
    );
  }
}
