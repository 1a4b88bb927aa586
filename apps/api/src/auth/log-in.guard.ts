import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { actorOf } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { RequestValidation } from '../http/request-validation';
import { LogInRequest } from './credentials.request';
import { SignIn } from './sign-in';

/**
 * Signs in through Passport, under a new session id. Guards run before pipes, and Passport answers 401 to a body without
 * a name, so the body is validated here first, by the same rules as every other.
 */
@Injectable()
export class LogInGuard extends AuthGuard('local') {
  constructor(
    private readonly validation: RequestValidation,
    private readonly signIns: SignIn,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    request.body = await this.validation.transform(request.body, { type: 'body', metatype: LogInRequest });
    await super.canActivate(context);
    if (request.user === undefined) return false;
    const user = request.user;
    await this.signIns.open(request, user);
    await this.audit.record('signed-in', actorOf(request), user);
    return true;
  }
}
