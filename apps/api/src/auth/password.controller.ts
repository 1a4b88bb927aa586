import { Body, Controller, HttpCode, Put, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblems } from '../errors/api-problems.decorator';
import { Csrf } from '../sessions/csrf';
import { CurrentUser } from '../access/current-user.decorator';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../access/recent-authentication.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { AuthService } from './auth.service';
import { clientOf } from './client';
import { PasswordChangeRequest } from './password-change.request';
import { SignIn } from './sign-in';

@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/password')
export class PasswordController {
  constructor(
    private readonly auth: AuthService,
    private readonly signIns: SignIn,
    private readonly csrf: Csrf,
  ) {}

  @Put()
  @RecentAuthentication('of-second-factor')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'Users_changePassword',
    summary: 'Change the password',
    description:
      'All other sessions of the user end, this one continues with a new id and CSRF token and its live connections, and a reset link is revoked. ' +
      `For a user with a second factor: ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden', 'throttled')
  async change(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { currentPassword, newPassword }: PasswordChangeRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const change = { currentPassword, newPassword };
    await this.auth.changePassword(user, change, request.sessionID, clientOf(request));
    await this.signIns.renew(request);
    this.csrf.issue(request, response);
  }
}
