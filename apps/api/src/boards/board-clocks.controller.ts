import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Board } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { CurrentUser } from '../access/current-user.decorator';
import { WithToken } from '../access/token-scope.decorator';
import { ApiProblems } from '../errors/api-problems.decorator';
import { BoardClockChangeRequest } from './board-clock-change.request';
import { BoardClockRemovalRequest } from './board-clock-removal.request';
import { BoardClockTransferRequest } from './board-clock-transfer.request';
import { BoardClocksService } from './board-clocks.service';
import { BoardResponse } from './board.response';
import { NewBoardClockRequest } from './new-board-clock.request';
import { NewBoardClocksRequest } from './new-board-clocks.request';
import { ZoneOrderRequest } from './saved/zone-order.request';

@ApiTags('boards')
@ApiCookieAuth('session')
@WithToken('boards:write')
@ApiProblems('unauthenticated', 'invalid', 'forbidden', 'not-found', 'conflict')
@ApiParam({ name: 'id', format: 'uuid', description: 'The board' })
@Controller('boards/:id/clocks')
export class BoardClocksController {
  constructor(private readonly clocks: BoardClocksService) {}

  @Post()
  @ApiOperation({ summary: 'Add a clock', description: 'The same zone may occur twice.' })
  @ApiResponse({ status: 201, type: BoardResponse })
  add(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() clock: NewBoardClockRequest,
  ): Promise<Board> {
    return this.clocks.add(user.id, id, clock);
  }

  @Post('batch')
  @ApiOperation({
    summary: 'Add several clocks',
    description: 'All of them are added, or none if one is refused or they do not all fit.',
  })
  @ApiResponse({ status: 201, type: BoardResponse })
  addAll(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { clocks }: NewBoardClocksRequest,
  ): Promise<Board> {
    return this.clocks.addAll(user.id, id, clocks);
  }

  @Put('order')
  @ApiOperation({ summary: 'Put the clocks in order by hand' })
  @ApiResponse({ status: 200, type: BoardResponse })
  reorder(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { ids }: ZoneOrderRequest,
  ): Promise<Board> {
    return this.clocks.reorder(user.id, id, ids);
  }

  @Patch(':clockId')
  @ApiOperation({ summary: 'Change the zone, label, hours or note of a clock' })
  @ApiParam({ name: 'clockId', format: 'uuid' })
  @ApiResponse({ status: 200, type: BoardResponse })
  change(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('clockId') clockId: string,
    @Body() change: BoardClockChangeRequest,
  ): Promise<Board> {
    return this.clocks.change(user.id, id, clockId, change);
  }

  @Delete(':clockId')
  @ApiOperation({ summary: 'Remove a clock' })
  @ApiParam({ name: 'clockId', format: 'uuid' })
  @ApiResponse({ status: 200, type: BoardResponse })
  remove(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('clockId') clockId: string,
    @Query() { revision }: BoardClockRemovalRequest,
  ): Promise<Board> {
    return this.clocks.remove(user.id, id, clockId, revision);
  }

  @Post(':clockId/transfer')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move or copy a clock to the end of another board',
    description: 'Answers with that board.',
  })
  @ApiParam({ name: 'clockId', format: 'uuid' })
  @ApiResponse({ status: 200, type: BoardResponse })
  transfer(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('clockId') clockId: string,
    @Body() transfer: BoardClockTransferRequest,
  ): Promise<Board> {
    return this.clocks.transfer(user.id, id, clockId, transfer);
  }
}
