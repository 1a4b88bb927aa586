import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { SavedZone } from '@live-tz/contracts';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { CurrentUser } from '../../access/current-user.decorator';
import { WithToken } from '../../access/token-scope.decorator';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { SaveZoneRequest } from './save-zone.request';
import { SavedZoneChangeRequest } from './saved-zone-change.request';
import { SavedZoneResponse } from './saved-zone.response';
import { SavedZonesService } from './saved-zones.service';
import { ZoneOrderRequest } from './zone-order.request';

@ApiTags('saved zones')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me/zones')
export class SavedZonesController {
  constructor(private readonly zones: SavedZonesService) {}

  @Get()
  @WithToken('boards:read')
  @ApiOperation({ summary: 'The clocks of the user, in their order' })
  @ApiResponse({ status: 200, type: [SavedZoneResponse] })
  list(@CurrentUser() user: AuthenticatedUser): Promise<SavedZone[]> {
    return this.zones.list(user.id);
  }

  @Post()
  @WithToken('boards:write')
  @ApiOperation({
    summary: 'Save a clock',
    description: 'The same zone may be saved twice. Old names are stored as they were chosen.',
  })
  @ApiResponse({ status: 201, type: SavedZoneResponse })
  @ApiProblems('invalid', 'forbidden', 'conflict')
  add(@CurrentUser() user: AuthenticatedUser, @Body() zone: SaveZoneRequest): Promise<SavedZone> {
    return this.zones.add(user.id, zone);
  }

  @Put('order')
  @WithToken('boards:write')
  @ApiOperation({ summary: 'Reorder the clocks' })
  @ApiResponse({ status: 200, type: [SavedZoneResponse] })
  @ApiProblems('invalid', 'forbidden', 'conflict')
  reorder(@CurrentUser() user: AuthenticatedUser, @Body() { ids }: ZoneOrderRequest): Promise<SavedZone[]> {
    return this.zones.reorder(user.id, ids);
  }

  @Patch(':id')
  @WithToken('boards:write')
  @ApiOperation({ summary: 'Change the label or the zone of a clock' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 200, type: SavedZoneResponse })
  @ApiProblems('invalid', 'forbidden', 'not-found')
  change(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() change: SavedZoneChangeRequest,
  ): Promise<SavedZone> {
    return this.zones.change(user.id, id, change);
  }

  @Delete(':id')
  @WithToken('boards:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a clock' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'not-found')
  remove(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    return this.zones.remove(user.id, id);
  }
}
