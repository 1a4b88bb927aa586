import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Board, BoardSummary } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { CurrentUser } from '../access/current-user.decorator';
import { WithToken } from '../access/token-scope.decorator';
import { ApiProblems } from '../errors/api-problems.decorator';
import { BoardChangeRequest } from './board-change.request';
import { BoardResponse, BoardSummaryResponse } from './board.response';
import { BoardsService } from './boards.service';
import { NewBoardRequest } from './new-board.request';

@ApiTags('boards')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('boards')
export class BoardsController {
  constructor(private readonly boards: BoardsService) {}

  @Get()
  @WithToken('boards:read')
  @ApiOperation({
    summary: 'The boards of the user in their order, then those that others share and the user keeps',
    description: 'A user without a board gets the first one.',
  })
  @ApiResponse({ status: 200, type: [BoardSummaryResponse] })
  list(@CurrentUser() user: AuthenticatedUser): Promise<BoardSummary[]> {
    return this.boards.list(user.id);
  }

  @Post()
  @WithToken('boards:write')
  @ApiOperation({ summary: 'Make a board' })
  @ApiResponse({ status: 201, type: BoardResponse })
  @ApiProblems('invalid', 'forbidden', 'not-found', 'conflict')
  create(@CurrentUser() user: AuthenticatedUser, @Body() board: NewBoardRequest): Promise<Board> {
    return this.boards.create(user.id, board);
  }

  @Get(':id')
  @WithToken('boards:read')
  @ApiOperation({ summary: 'A board with its clocks' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 200, type: BoardResponse })
  @ApiProblems('not-found')
  find(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<Board> {
    return this.boards.find(user.id, id);
  }

  @Patch(':id')
  @WithToken('boards:write')
  @ApiOperation({ summary: 'Change the name, layout, order, position or hours of a board' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 200, type: BoardResponse })
  @ApiProblems('invalid', 'forbidden', 'not-found', 'conflict')
  change(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() change: BoardChangeRequest,
  ): Promise<Board> {
    return this.boards.change(user.id, id, change);
  }

  @Delete(':id')
  @WithToken('boards:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a board of the user with its clocks and links, unless it is the only one',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204 })
  @ApiProblems('forbidden', 'not-found', 'conflict')
  remove(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    return this.boards.remove(user.id, id);
  }
}
