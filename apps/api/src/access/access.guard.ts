import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { REAUTHENTICATION_LIFETIME_MS, type TokenScope } from '@live-tz/contracts';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import { ADMIN_ONLY } from './admin-only.decorator';
import { PUBLIC } from './public.decorator';
import type { AuthenticatedUser } from './authenticated-user';
import { RECENT_AUTHENTICATION, type RequiredAuthentication } from './recent-authentication.decorator';
import { RefusedAccessLog } from './refused-access-log';
import type { RequestToken } from './request-token';
import { lacksRequiredSecondFactor, SECOND_FACTOR_SETUP } from './required-second-factor';
import { notForTokens, requireScope } from './token-scope';
import { SESSION_ONLY, TOKEN_SCOPE } from './token-scope.decorator';

/** Guards every operation: a session is required unless a decorator says otherwise, so that a forgotten one closes it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: SystemClock,
    private readonly refusals: RefusedAccessLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets have been checked during the upgrade.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (request.accessToken !== undefined) this.checkToken(request.accessToken, request, context);
    if (this.says(PUBLIC, context)) return true;
    const { user, session } = request;
    if (user === undefined) throw new DomainError('unauthenticated', 'Sign in first.');
    if (lacksRequiredSecondFactor(user, this.config) && !this.says(SECOND_FACTOR_SETUP, context)) {
      this.refusals.note(request, user.id, 'second-factor-missing');
      throw new DomainError('forbidden', 'Set up two-step sign-in first: it is required here.', {
        code: 'second-factor-missing',
      });
    }
    if (this.says(ADMIN_ONLY, context) && !user.isAdmin) {
      this.refusals.note(request, user.id, 'not-an-administrator');
      throw new DomainError('forbidden', 'Only an administrator may do this.');
    }
    if (this.needsRecentAuthentication(user, context) && !this.isRecent(session.reauthenticatedAtMs)) {
      this.refusals.note(request, user.id, 'reauthentication-required');
      throw new DomainError('forbidden', 'Confirm that it is you: give your password again.', {
        code: 'reauthentication-required',
      });
    }
    return true;
  }

  /** A token opens what names its scope, and what is public, but nothing that needs a session. */
  private checkToken({ scopes }: RequestToken, request: Request, context: ExecutionContext): void {
    const required = this.mark<TokenScope>(TOKEN_SCOPE, context);
    try {
      if (required !== undefined) requireScope(scopes, required);
      else if (!this.says(PUBLIC, context) || this.says(SESSION_ONLY, context)) throw notForTokens();
    } catch (error) {
      this.refusals.note(request, request.user?.id ?? '', 'token-insufficient');
      throw error;
    }
  }

  private needsRecentAuthentication(user: AuthenticatedUser, context: ExecutionContext): boolean {
    const required = this.mark<RequiredAuthentication>(RECENT_AUTHENTICATION, context);
    return required === 'any' || (required === 'of-second-factor' && user.hasSecondFactor);
  }

  /** A time far in the future is not recent: setting the clock back must not extend the permission. */
  private isRecent(authenticatedAtMs = Number.NEGATIVE_INFINITY): boolean {
    return Math.abs(this.clock.nowMs() - authenticatedAtMs) < REAUTHENTICATION_LIFETIME_MS;
  }

  private says(mark: symbol, context: ExecutionContext): boolean {
    return this.mark<boolean>(mark, context) === true;
  }

  private mark<T>(mark: symbol, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(mark, [context.getHandler(), context.getClass()]);
  }
}
