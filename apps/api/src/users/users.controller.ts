import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Me } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor } from '../audit/actor';
import { CONFIG, type Config } from '../config/env';
import { ApiProblems } from '../errors/api-problems.decorator';
import { CurrentUser } from '../access/current-user.decorator';
import { WithToken } from '../access/token-scope.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../access/recent-authentication.decorator';
import { SecondFactorSetup } from '../access/required-second-factor';
import { SessionCookie } from '../sessions/session-cookie';
import { AccountChangeRequest } from './account-change.request';
import { MeResponse } from './me.response';
import { toMe, toSignedInMe, UsersService } from './users.service';

@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly cookie: SessionCookie,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @WithToken('account:read')
  @SecondFactorSetup()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiResponse({ status: 200, type: MeResponse })
  me(@CurrentUser() user: AuthenticatedUser): Me {
    return toSignedInMe(user, this.config);
  }

  @Patch()
  @RecentAuthentication()
  @ApiOperation({ summary: 'Change the user name', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 200, type: MeResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict')
  change(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Body() { username }: AccountChangeRequest,
  ): Promise<Me> {
    return username === undefined ? Promise.resolve(toMe(user)) : this.users.rename(user, username, actor);
  }

  @Delete()
  @HttpCode(204)
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Delete the account with all of its data',
    description: REAUTHENTICATION_NOTE,
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'conflict')
  async remove(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.users.remove(user, actor);
    this.cookie.clear(request, response);
  }
}
