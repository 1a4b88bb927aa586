import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Me } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { ApiProblems } from '../http/api-problems.decorator';
import { Csrf } from '../http/csrf';
import { CurrentPerson } from '../http/current-person.decorator';
import type { Person } from '../http/person';
import { SessionCookie } from '../http/session-cookie';
import { AccountChangeRequest } from './account-change.request';
import { MeResponse } from './me.response';
import { PasswordChangeRequest } from './password-change.request';
import { Passwords } from './passwords';
import { toMe, UsersService } from './users.service';

@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly csrf: Csrf,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiResponse({ status: 200, type: MeResponse })
  me(@CurrentPerson() person: Person): Me {
    return toMe(person);
  }

  @Patch()
  @ApiOperation({ summary: 'Change the user name' })
  @ApiResponse({ status: 200, type: MeResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict')
  change(@CurrentPerson() person: Person, @Body() { username }: AccountChangeRequest): Promise<Me> {
    return username === undefined ? Promise.resolve(toMe(person)) : this.users.rename(person.id, username);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete the account and all that is kept of it' })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden')
  async remove(
    @CurrentPerson() person: Person,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.users.remove(person.id);
    this.cookie.clear(request, response);
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the password', description: 'All other sessions of the person end.' })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden')
  async changePassword(
    @CurrentPerson() person: Person,
    @Body() { currentPassword, newPassword }: PasswordChangeRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.passwords.change(person.id, request.sessionID, currentPassword, newPassword);
    this.csrf.issue(request, response);
  }
}
