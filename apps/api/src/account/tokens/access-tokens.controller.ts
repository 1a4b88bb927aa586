import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type AccessToken, type CreatedAccessToken, MAX_TOKENS } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { CurrentUser } from '../../access/current-user.decorator';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../../access/recent-authentication.decorator';
import { type Actor, CurrentActor } from '../../audit/actor';
import { AuditLog } from '../../audit/audit-log';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { AccessTokens } from '../../tokens/access-tokens';
import { AccessTokenResponse, CreatedAccessTokenResponse } from './access-token.response';
import { NewAccessTokenRequest } from './new-access-token.request';

/** The tokens of a user, who manages them with a session: no token creates or lists tokens. */
@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/tokens')
export class AccessTokensController {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @ApiOperation({ summary: `The tokens of the user, the newest first; at most ${MAX_TOKENS}` })
  @ApiResponse({ status: 200, type: [AccessTokenResponse] })
  list(@CurrentUser() user: AuthenticatedUser): Promise<AccessToken[]> {
    return this.tokens.list(user.id);
  }

  @Post()
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create a token with which a program acts for the user',
    description:
      'The program sends it as `Authorization: Bearer`, without cookies and without a CSRF token. Only this answer contains it. ' +
      REAUTHENTICATION_NOTE,
  })
  @ApiResponse({ status: 201, type: CreatedAccessTokenResponse })
  @ApiProblems('invalid', 'conflict')
  async create(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Body() { name, scopes, expiresAtMs }: NewAccessTokenRequest,
  ): Promise<CreatedAccessToken> {
    const created = await this.tokens.create(user.id, {
      name,
      scopes,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    const detail = { name: created.name, scopes: created.scopes.join(' ') };
    await this.audit.record('token-made', actor, user, detail);
    return created;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke a token',
    description: 'It is refused from then on, and its live connections are closed at once.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'not-found')
  async revoke(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const name = await this.tokens.revoke(user.id, id);
    await this.audit.record('token-revoked', actor, user, { name });
  }
}
