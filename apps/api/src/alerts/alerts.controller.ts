import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  type AlertChannel,
  type Alerts,
  type CreatedAlertChannel,
  MAX_LISTED_DELIVERIES,
} from '@live-tz/contracts';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { CurrentUser } from '../access/current-user.decorator';
import { type Actor, CurrentActor } from '../audit/actor';
import { ApiProblems } from '../errors/api-problems.decorator';
import { AlertConfirmationRequest, NewAlertChannelRequest } from './alerts.request';
import { AlertChannelResponse, AlertsResponse, CreatedAlertChannelResponse } from './alerts.response';
import { AlertsService } from './alerts.service';

@ApiTags('alerts')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Get()
  @ApiOperation({
    summary: 'Where alerts of clock changes are sent to, and the last ones',
    description: `The last ${MAX_LISTED_DELIVERIES} alerts, the newest first.`,
  })
  @ApiResponse({ status: 200, type: AlertsResponse })
  overview(@CurrentUser() user: AuthenticatedUser): Promise<Alerts> {
    return this.alerts.overview(user.id);
  }

  @Post('channels')
  @ApiOperation({
    summary: 'Add a webhook or a mail address for alerts',
    description:
      'Alerts are sent 14, 7 and 1 day before a clock of the user changes, and when new rules change one. ' +
      'An address gets a mail with a link first.',
  })
  @ApiResponse({ status: 201, type: CreatedAlertChannelResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict', 'throttled', 'unavailable')
  add(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Body() channel: NewAlertChannelRequest,
  ): Promise<CreatedAlertChannel> {
    return this.alerts.add(user, channel, actor);
  }

  @Delete('channels/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a webhook or a mail address',
    description: 'Nothing more is sent to it, and its alerts leave the log.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'not-found')
  remove(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    return this.alerts.remove(user, id, actor);
  }

  @Post('channels/:id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test', description: 'Its result is in the log, within seconds.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 202 })
  @ApiProblems('forbidden', 'not-found', 'conflict', 'throttled')
  test(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    return this.alerts.test(user.id, id);
  }

  @Post('confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm a mail address', description: 'With the token of the link in the mail.' })
  @ApiResponse({ status: 200, type: AlertChannelResponse })
  @ApiProblems('invalid', 'forbidden')
  confirm(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Body() { token }: AlertConfirmationRequest,
  ): Promise<AlertChannel> {
    return this.alerts.confirm(user, token, actor);
  }
}
