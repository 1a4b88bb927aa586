import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { UserSession } from '@live-tz/contracts';
import type { Request } from 'express';
import { type Actor, CurrentActor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { ApiProblems } from '../errors/api-problems.decorator';
import { CurrentUser } from '../access/current-user.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { Sessions } from '../sessions/sessions';
import { UserSessionResponse } from './user-session.response';

/** Lists and ends the sessions of a user. */
@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/sessions')
export class UserSessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The sessions of the user, the most recently used first; at most 50' })
  @ApiResponse({ status: 200, type: [UserSessionResponse] })
  list(@CurrentUser() user: AuthenticatedUser, @Req() { sessionID }: Request): Promise<UserSession[]> {
    return this.sessions.list(user.id, sessionID);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'End all other sessions of the user',
    description: 'Their live connections close at once.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden')
  async endOthers(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Req() { sessionID }: Request,
  ): Promise<void> {
    await this.sessions.endAll(user.id, sessionID);
    await this.audit.record('session-ended', actor, user, { sessions: 'all others' });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End one session of the user',
    description:
      'Its live connections close at once. The current session ends like any other; `POST /auth/logout` also removes its cookie.',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'not-found')
  async endOne(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    await this.sessions.endOne(user.id, id);
    await this.audit.record('session-ended', actor, user, { sessions: 'one' });
  }
}
