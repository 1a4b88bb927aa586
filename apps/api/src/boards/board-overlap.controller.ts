import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Overlap } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { CurrentUser } from '../access/current-user.decorator';
import { WithToken } from '../access/token-scope.decorator';
import { ApiProblems } from '../errors/api-problems.decorator';
import { MeetingRequest } from '../timezones/planning/overlap.request';
import { OverlapResponse } from '../timezones/planning/overlap.response';
import { OverlapService } from '../timezones/planning/overlap.service';
import { boardWithoutClocks } from './boards.errors';
import { BoardsService } from './boards.service';

@ApiTags('boards')
@ApiCookieAuth('session')
@WithToken('boards:read')
@ApiProblems('unauthenticated')
@Controller('boards/:id/overlap')
export class BoardOverlapController {
  constructor(
    private readonly boards: BoardsService,
    private readonly overlap: OverlapService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'When the users of a board’s clocks work at the same time, and the best slots for a meeting',
    description: 'Like `/overlap`, with the working hours of the clocks, in the order of the board by hand.',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 200, type: OverlapResponse })
  @ApiProblems('invalid', 'not-found', 'conflict')
  async find(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Query() request: MeetingRequest,
  ): Promise<Overlap> {
    const { clocks } = await this.boards.find(user.id, id);
    if (clocks.length === 0) throw boardWithoutClocks();
    const participants = clocks.map((clock) => ({
      zone: clock.zone,
      clockId: clock.id,
      label: clock.label ?? clock.place,
      hours: clock.effectiveHours,
    }));
    return this.overlap.ofParticipants(participants, request);
  }
}
