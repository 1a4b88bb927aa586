import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { REAUTHENTICATION_LIFETIME_MS } from '@live-tz/contracts';
import type { Request } from 'express';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import { ADMIN_ONLY } from './admin-only.decorator';
import { PUBLIC } from './public.decorator';
import { RECENT_AUTHENTICATION } from './recent-authentication.decorator';
import { RefusedAccessLog } from './refused-access-log';

/** Guards every operation: a session is required unless a decorator says otherwise, so that a forgotten one closes an operation. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: SystemClock,
    private readonly refusals: RefusedAccessLog,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets have been checked during the upgrade.
    if (context.getType() !== 'http') return true;
    if (this.says(PUBLIC, context)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const { user, session } = request;
    if (user === undefined) throw new DomainError('unauthenticated', 'Sign in first.');
    if (this.says(ADMIN_ONLY, context) && !user.isAdmin) {
      this.refusals.note(request, user.id, 'not-an-administrator');
      throw new DomainError('forbidden', 'Only an administrator may do this.');
    }
    if (this.says(RECENT_AUTHENTICATION, context) && !this.isRecent(session.reauthenticatedAtMs)) {
      this.refusals.note(request, user.id, 'reauthentication-required');
      throw new DomainError('forbidden', 'Confirm that it is you: give your password again.', {
        code: 'reauthentication-required',
      });
    }
    return true;
  }

  /** A time far in the future is not recent: setting the clock back must not extend the permission. */
  private isRecent(authenticatedAtMs = Number.NEGATIVE_INFINITY): boolean {
    return Math.abs(this.clock.nowMs() - authenticatedAtMs) < REAUTHENTICATION_LIFETIME_MS;
  }

  private says(mark: symbol, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]) === true
    );
  }
}
