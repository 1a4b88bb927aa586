import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Board, SharedBoard } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { CurrentUser } from '../../access/current-user.decorator';
import { Public } from '../../access/public.decorator';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { BoardResponse } from '../board.response';
import { SharedBoardResponse } from './board-link.response';
import { BoardLinksService } from './board-links.service';
import { KeepBoardRequest } from './keep-board.request';

/** Boards of others. */
@ApiTags('shared boards')
@Controller()
export class SharedBoardsController {
  constructor(private readonly links: BoardLinksService) {}

  @Get('shared/:token')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The board of a link, without an account' })
  @ApiParam({
    name: 'token',
    description: 'The last part of the link',
    example: 'dN8hG2c1Qe4vJ7sXbKp0aRzLwYm3TfUo',
  })
  @ApiResponse({ status: 200, type: SharedBoardResponse })
  @ApiProblems('gone')
  shared(@Param('token') token: string): Promise<SharedBoard> {
    return this.links.shared(token);
  }

  @Post('boards/kept')
  @HttpCode(200)
  @ApiCookieAuth('session')
  @ApiOperation({
    summary:
      'Keep the board of a link in the own list, with the role of the link, for as long as the link is valid',
  })
  @ApiResponse({ status: 200, type: BoardResponse })
  @ApiProblems('unauthenticated', 'invalid', 'forbidden', 'conflict', 'gone')
  keep(@CurrentUser() user: AuthenticatedUser, @Body() { token }: KeepBoardRequest): Promise<Board> {
    return this.links.keep(user.id, token);
  }

  @Delete('boards/:id/kept')
  @HttpCode(204)
  @ApiCookieAuth('session')
  @ApiOperation({ summary: 'Remove a board of another user from the own list' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiResponse({ status: 204 })
  @ApiProblems('unauthenticated', 'forbidden', 'not-found')
  forget(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    return this.links.forget(user.id, id);
  }
}
