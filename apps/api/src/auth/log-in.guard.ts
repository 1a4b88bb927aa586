import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { RequestValidation } from '../http/request-validation';
import { AuthService } from './auth.service';
import { clientOf } from './client';
import { LogInRequest } from './credentials.request';
import { SecondFactorCheck } from './second-factor/second-factor-check';
import { SignIn } from './sign-in';

/**
 * Signs in through Passport and with the second factor, under a new session id. Guards run before pipes, and Passport answers 401 to a body without
 * a name, so the body is validated here first, by the same rules as every other.
 */
@Injectable()
export class LogInGuard extends AuthGuard('local') {
  constructor(
    private readonly validation: RequestValidation,
    private readonly signIns: SignIn,
    private readonly auth: AuthService,
    private readonly secondFactor: SecondFactorCheck,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const body: unknown = await this.validation.transform(request.body, {
      type: 'body',
      metatype: LogInRequest,
    });
    request.body = body;
    await super.canActivate(context);
    if (request.user === undefined) return false;
    const user = request.user;
    await this.secondFactor.require(user, body as LogInRequest, 'sign-in', request);
    await this.signIns.open(request, user);
    await this.auth.recordSignIn(user, clientOf(request));
    return true;
  }
}
