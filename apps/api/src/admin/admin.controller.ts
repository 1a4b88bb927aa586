import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AdminUser, CreatedUser, ResetLink, SavedZone } from '@live-tz/contracts';
import { type Actor, CurrentActor } from '../audit/actor';
import { ApiProblems } from '../errors/api-problems.decorator';
import { AdminOnly } from '../access/admin-only.decorator';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../access/recent-authentication.decorator';
import { SavedZoneResponse } from '../boards/saved/saved-zone.response';
import { AdminUserResponse, CreatedUserResponse, ResetLinkResponse } from './admin-user.response';
import { AdministrationService } from './administration.service';
import { NewUserRequest } from './new-user.request';
import { SearchUsersRequest } from './search-users.request';

@ApiTags('admin')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated', 'forbidden')
@AdminOnly()
@Controller('admin/users')
export class AdminController {
  constructor(private readonly administration: AdministrationService) {}

  @Get()
  @ApiOperation({ summary: 'Users by name, at most 200' })
  @ApiResponse({ status: 200, type: [AdminUserResponse] })
  @ApiProblems('invalid')
  search(@Query() { q = '' }: SearchUsersRequest): Promise<AdminUser[]> {
    return this.administration.search(q);
  }

  @Post()
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create an account without a password',
    description: `The link in the answer lets the user choose one; it is valid once and for a week. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 201, type: CreatedUserResponse })
  @ApiProblems('invalid', 'conflict')
  create(@Body() { username }: NewUserRequest, @CurrentActor() actor: Actor): Promise<CreatedUser> {
    return this.administration.create(username, actor);
  }

  @Get(':id/zones')
  @ApiOperation({ summary: 'The saved zones of a user' })
  @ApiResponse({ status: 200, type: [SavedZoneResponse] })
  @ApiProblems('not-found')
  zones(@Param('id') id: string): Promise<SavedZone[]> {
    return this.administration.zonesOf(id);
  }

  @Post(':id/disable')
  @RecentAuthentication()
  @HttpCode(200)
  @ApiOperation({ summary: 'Disable a user and end their sessions', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 200, type: AdminUserResponse })
  @ApiProblems('not-found', 'conflict')
  disable(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<AdminUser> {
    return this.administration.setDisabled(id, true, actor);
  }

  @Post(':id/enable')
  @RecentAuthentication()
  @HttpCode(200)
  @ApiOperation({ summary: 'Enable a user again', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 200, type: AdminUserResponse })
  @ApiProblems('not-found')
  enable(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<AdminUser> {
    return this.administration.setDisabled(id, false, actor);
  }

  @Post(':id/promote')
  @RecentAuthentication()
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a user an administrator', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 200, type: AdminUserResponse })
  @ApiProblems('not-found')
  promote(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<AdminUser> {
    return this.administration.promote(id, actor);
  }

  @Post(':id/demote')
  @RecentAuthentication()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make an administrator an ordinary user, but never the last one',
    description: REAUTHENTICATION_NOTE,
  })
  @ApiResponse({ status: 200, type: AdminUserResponse })
  @ApiProblems('not-found', 'conflict')
  demote(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<AdminUser> {
    return this.administration.demote(id, actor);
  }

  @Post(':id/reset-link')
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create a link to set a new password, valid once',
    description: `For a day, or for a week if the user has not chosen a password yet. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 201, type: ResetLinkResponse })
  @ApiProblems('not-found')
  resetLink(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ResetLink> {
    return this.administration.makeResetLink(id, actor);
  }

  @Delete(':id/second-factor')
  @RecentAuthentication()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove the authenticator app, passkeys and recovery codes of a user who has lost them',
    description: `Their sessions continue, and they are told in their settings. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('not-found')
  resetSecondFactor(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.administration.resetSecondFactor(id, actor);
  }

  @Delete(':id')
  @RecentAuthentication()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a user with all of their data', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 204 })
  @ApiProblems('not-found', 'conflict')
  remove(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.administration.remove(id, actor);
  }
}
