import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Me } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { ApiProblems } from '../http/api-problems.decorator';
import { Csrf } from '../http/csrf';
import { CurrentPerson } from '../http/current-person.decorator';
import { OpenToStrangers } from '../http/open-to-strangers.decorator';
import type { Person } from '../http/person';
import { SessionCookie } from '../http/session-cookie';
import { Sessions } from '../http/sessions';
import { MeResponse } from '../users/me.response';
import { Passwords } from '../users/passwords';
import { toMe } from '../users/users.service';
import { AuthService } from './auth.service';
import { LogInRequest, RegisterRequest } from './credentials.request';
import { LogInGuard } from './log-in.guard';
import { PasswordResetRequest } from './password-reset.request';
import { RegistrationGuard } from './registration.guard';
import { destroySession, signIn } from './request-session';
import { SessionResponse } from './session.response';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly csrf: Csrf,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('register')
  @OpenToStrangers()
  @UseGuards(RegistrationGuard)
  @ApiOperation({ summary: 'Make an account and sign in' })
  @ApiResponse({ status: 201, type: MeResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict', 'throttled')
  async register(
    @Body() { username, password }: RegisterRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const person = await this.auth.register(username, password, request.ip ?? '');
    await signIn(request, person);
    this.csrf.issue(request, response);
    return toMe(person);
  }

  @Post('login')
  @HttpCode(200)
  @OpenToStrangers()
  @UseGuards(LogInGuard)
  @ApiOperation({ summary: 'Sign in' })
  @ApiBody({ type: LogInRequest })
  @ApiResponse({ status: 200, type: MeResponse })
  @ApiProblems('invalid', 'unauthenticated', 'forbidden', 'throttled')
  logIn(
    @CurrentPerson() person: Person,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Me {
    this.csrf.issue(request, response);
    return toMe(person);
  }

  @Post('logout')
  @HttpCode(204)
  @ApiCookieAuth('session')
  @ApiOperation({
    summary: 'Sign out',
    description: 'The session ends, and its live connections are closed at once.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('unauthenticated', 'forbidden')
  async logOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { sessionID } = request;
    await destroySession(request);
    this.sessions.closeSockets(sessionID);
    this.cookie.clear(request, response);
    this.csrf.issue(request, response);
  }

  @Get('session')
  @OpenToStrangers()
  @ApiOperation({ summary: 'Who is signed in, if anybody', description: 'Sets the CSRF token as a cookie.' })
  @ApiResponse({ status: 200, type: SessionResponse })
  session(@Req() request: Request, @Res({ passthrough: true }) response: Response): SessionResponse {
    this.csrf.issue(request, response);
    return { user: request.user === undefined ? null : toMe(request.user) };
  }

  @Post('password-reset')
  @HttpCode(204)
  @OpenToStrangers()
  @ApiOperation({
    summary: 'Set a new password by a reset link',
    description: 'All sessions of the person end.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden')
  resetPassword(@Body() { token, newPassword }: PasswordResetRequest): Promise<void> {
    return this.passwords.reset(token, newPassword);
  }
}
