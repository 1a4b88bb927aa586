import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CreatedInvitation, Invitation } from '@live-tz/contracts';
import { AdminOnly } from '../access/admin-only.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { CurrentUser } from '../access/current-user.decorator';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../access/recent-authentication.decorator';
import { type Actor, CurrentActor } from '../audit/actor';
import { ApiProblems } from '../errors/api-problems.decorator';
import { Invitations } from '../users/invitations';
import { CreatedInvitationResponse, InvitationResponse } from './invitation.response';
import { NewInvitationRequest } from './new-invitation.request';

@ApiTags('admin')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated', 'forbidden')
@AdminOnly()
@Controller('admin/invitations')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Get()
  @ApiOperation({
    summary: 'Invitations that have neither expired nor been revoked',
    description: 'The newest first. Those of users who are no longer administrators are void and not listed.',
  })
  @ApiResponse({ status: 200, type: [InvitationResponse] })
  list(): Promise<Invitation[]> {
    return this.invitations.list();
  }

  @Post()
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create a link with which others create accounts',
    description: `The link is in this answer only. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 201, type: CreatedInvitationResponse })
  @ApiProblems('invalid', 'conflict')
  create(
    @Body() invitation: NewInvitationRequest,
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
  ): Promise<CreatedInvitation> {
    return this.invitations.create(invitation, user, actor);
  }

  @Delete(':id')
  @RecentAuthentication()
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an invitation', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 204 })
  @ApiProblems('not-found')
  revoke(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.invitations.revoke(id, actor);
  }
}
