import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { BoardLink, CreatedBoardLink } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { CurrentUser } from '../../access/current-user.decorator';
import { type Actor, CurrentActor } from '../../audit/actor';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { BoardLinkResponse, CreatedBoardLinkResponse } from './board-link.response';
import { BoardLinksService } from './board-links.service';
import { NewBoardLinkRequest } from './new-board-link.request';

/** The links of a board, for its owner. */
@ApiTags('shared boards')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated', 'forbidden', 'not-found')
@ApiParam({ name: 'id', format: 'uuid', description: 'The board' })
@Controller('boards/:id/links')
export class BoardLinksController {
  constructor(private readonly links: BoardLinksService) {}

  @Get()
  @ApiOperation({ summary: 'The valid links of a board, the newest first' })
  @ApiResponse({ status: 200, type: [BoardLinkResponse] })
  list(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BoardLink[]> {
    return this.links.list(user.id, id);
  }

  @Post()
  @ApiOperation({
    summary: 'Share a board by a link',
    description: 'Everyone with the link sees the board live, without an account.',
  })
  @ApiResponse({ status: 201, type: CreatedBoardLinkResponse })
  @ApiProblems('invalid', 'conflict')
  create(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() link: NewBoardLinkRequest,
  ): Promise<CreatedBoardLink> {
    return this.links.create(user, id, link, actor);
  }

  @Delete(':linkId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke a link',
    description: 'Live connections with it are closed at once, and users who keep the board by it lose it.',
  })
  @ApiParam({ name: 'linkId', format: 'uuid' })
  @ApiResponse({ status: 204 })
  revoke(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('linkId') linkId: string,
  ): Promise<void> {
    return this.links.revoke(user, id, linkId, actor);
  }
}
