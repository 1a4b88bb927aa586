import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { RequestValidation } from '../http/request-validation';
import { DomainError } from '../http/domain-error';
import { AuthService } from './auth.service';
import { LogInRequest } from './credentials.request';
import { destroySession, signIn } from './request-session';

/**
 * Signs in through Passport, under a new session id. Guards run before pipes, and Passport answers 401 to a body without
 * a name: so the body is checked here first, by the same rules as every other.
 */
@Injectable()
export class LogInGuard extends AuthGuard('local') {
  constructor(
    private readonly validation: RequestValidation,
    private readonly auth: AuthService,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    request.body = await this.validation.transform(request.body, { type: 'body', metatype: LogInRequest });
    await super.canActivate(context);
    if (request.user === undefined) return false;
    const person = request.user;
    await signIn(request, person);
    if (await this.auth.stillHolds(person)) return true;
    await destroySession(request);
    throw new DomainError('unauthenticated', 'The password has just been changed: sign in with the new one.');
  }
}
