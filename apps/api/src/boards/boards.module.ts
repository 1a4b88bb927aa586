import { Module } from '@nestjs/common';
import { TimezonesModule } from '../timezones/timezones.module';
import { BoardClocksController } from './board-clocks.controller';
import { BoardClocksService } from './board-clocks.service';
import { BoardOverlapController } from './board-overlap.controller';
import { BoardNotices } from './board-notices';
import { BoardsController } from './boards.controller';
import { BoardsRepository } from './boards.repository';
import { BoardsService } from './boards.service';
import { ClockPlaces } from './clock-places';
import { BoardLinksController } from './links/board-links.controller';
import { BoardLinksRepository } from './links/board-links.repository';
import { BoardLinksService } from './links/board-links.service';
import { LinkViewers } from './links/link-viewers';
import { SharedBoardsController } from './links/shared-boards.controller';
import { SavedZonesController } from './saved/saved-zones.controller';
import { SavedZonesService } from './saved/saved-zones.service';

/** Boards of clocks, and the links by which they are shared. */
@Module({
  imports: [TimezonesModule],
  controllers: [
    SharedBoardsController,
    BoardsController,
    BoardClocksController,
    BoardLinksController,
    BoardOverlapController,
    SavedZonesController,
  ],
  providers: [
    BoardLinksRepository,
    BoardLinksService,
    LinkViewers,
    BoardClocksService,
    BoardNotices,
    BoardsRepository,
    BoardsService,
    ClockPlaces,
    SavedZonesService,
  ],
  exports: [BoardsService, LinkViewers, SavedZonesService],
})
export class BoardsModule {}
