import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Me } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { CONFIG, type Config } from '../config/env';
import { ApiProblems } from '../errors/api-problems.decorator';
import { Csrf } from '../sessions/csrf';
import { CurrentUser } from '../access/current-user.decorator';
import { SessionOnly } from '../access/token-scope.decorator';
import { Public } from '../access/public.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { SessionCookie } from '../sessions/session-cookie';
import { Sessions } from '../sessions/sessions';
import { MeResponse } from '../users/me.response';
import { toSignedInMe } from '../users/users.service';
import { SecondFactorSetup } from '../access/required-second-factor';
import { AuthService } from './auth.service';
import { clientOf } from './client';
import { LogInRequest, RegisterRequest } from './credentials.request';
import { LogInGuard } from './log-in.guard';
import { PasswordResetRequest } from './password-reset.request';
import { ReauthenticationRequest } from './reauthentication.request';
import { destroySession } from './request-session';
import { SecondFactorCheck } from './second-factor/second-factor-check';
import { SessionResponse } from './session.response';
import { SignIn } from './sign-in';

@ApiTags('auth')
@SessionOnly()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly secondFactor: SecondFactorCheck,
    private readonly signIns: SignIn,
    private readonly audit: AuditLog,
    private readonly sessions: Sessions,
    private readonly csrf: Csrf,
    private readonly cookie: SessionCookie,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('register')
  @Public()
  @ApiOperation({
    summary: 'Create an account and sign in',
    description: 'Without an invitation only while `GET /auth/policy` says that registration is open.',
  })
  @ApiResponse({ status: 201, type: MeResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict', 'throttled')
  async register(
    @Body() account: RegisterRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const user = await this.auth.register(account, clientOf(request));
    await this.signIns.open(request, user);
    this.csrf.issue(request, response);
    return toSignedInMe(user, this.config);
  }

  @Post('login')
  @HttpCode(200)
  @Public()
  @UseGuards(LogInGuard)
  @ApiOperation({
    summary: 'Sign in',
    description:
      'A user with a second factor gets 401 with the code `second-factor`, and sends the request again with a `code` or a `passkey`.',
  })
  @ApiBody({ type: LogInRequest })
  @ApiResponse({ status: 200, type: MeResponse })
  @ApiProblems('invalid', 'unauthenticated', 'forbidden', 'throttled')
  logIn(
    @CurrentUser() user: AuthenticatedUser,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Me {
    this.csrf.issue(request, response);
    return toSignedInMe(user, this.config);
  }

  @Post('reauthenticate')
  @SecondFactorSetup()
  @HttpCode(204)
  @ApiCookieAuth('session')
  @ApiOperation({
    summary: 'Give the password, and the second factor, again',
    description:
      'For the next ten minutes the session may use the operations that require it: renaming or deleting the account, and those for ' +
      'administrators. The session continues with a new id and CSRF token; its live connections stay open. A user with a second factor ' +
      'gets 403 with the code `second-factor`, and sends the request again with a `code` or a `passkey`.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'unauthenticated', 'forbidden', 'throttled')
  async reauthenticate(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { password, code, passkey }: ReauthenticationRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.auth.confirm(user, password, 'password', clientOf(request));
    await this.secondFactor.require(user, { code, passkey }, 'reauthentication', request);
    await this.signIns.renew(request);
    this.csrf.issue(request, response);
  }

  @Post('logout')
  @SecondFactorSetup()
  @HttpCode(204)
  @ApiCookieAuth('session')
  @ApiOperation({
    summary: 'Sign out',
    description: 'The session ends, and its live connections are closed at once.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('unauthenticated', 'forbidden')
  async logOut(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { sessionID } = request;
    await destroySession(request);
    await this.audit.record('signed-out', actor, actor.user);
    this.sessions.closeSockets(sessionID);
    this.cookie.clear(request, response);
    this.csrf.issue(request, response);
  }

  @Get('session')
  @Public()
  @ApiOperation({ summary: 'The signed-in user, or null', description: 'Sets the CSRF token as a cookie.' })
  @ApiResponse({ status: 200, type: SessionResponse })
  session(@Req() request: Request, @Res({ passthrough: true }) response: Response): SessionResponse {
    this.csrf.issue(request, response);
    return { user: request.user === undefined ? null : toSignedInMe(request.user, this.config) };
  }

  @Post('password-reset')
  @HttpCode(204)
  @Public()
  @ApiOperation({
    summary: 'Set a new password with a reset link',
    description: 'All sessions of the user end. The link of a disabled account sets none.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden')
  resetPassword(@Body() reset: PasswordResetRequest, @Req() request: Request): Promise<void> {
    return this.auth.resetPassword(reset, clientOf(request));
  }
}
