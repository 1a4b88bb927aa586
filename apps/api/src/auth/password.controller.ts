import { Body, Controller, HttpCode, Put, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblems } from '../http/api-problems.decorator';
import { Csrf } from '../http/csrf';
import { CurrentPerson } from '../http/current-person.decorator';
import type { Person } from '../http/person';
import { Sessions } from '../http/sessions';
import { AuthService } from './auth.service';
import { clientOf } from './client';
import { PasswordChangeRequest } from './password-change.request';
import { SignIn } from './sign-in';

/** The client has the cookie of its new session by then, and its sockets come back with it. */
const CLOSE_OLD_SOCKETS_AFTER_MS = 2_000;

@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/password')
export class PasswordController {
  constructor(
    private readonly auth: AuthService,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly csrf: Csrf,
  ) {}

  @Put()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'Users_changePassword',
    summary: 'Change the password',
    description:
      'All other sessions of the person end, this one goes on under a new id and CSRF token, and a reset link is void.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden', 'throttled')
  async change(
    @CurrentPerson() person: Person,
    @Body() { currentPassword, newPassword }: PasswordChangeRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const oldSessionId = request.sessionID;
    const changed = await this.auth.changePassword(
      person,
      { currentPassword, newPassword },
      oldSessionId,
      clientOf(request),
    );
    await this.signIns.open(request, changed);
    this.csrf.issue(request, response);
    setTimeout(() => this.sessions.closeSockets(oldSessionId), CLOSE_OLD_SOCKETS_AFTER_MS).unref();
  }
}
