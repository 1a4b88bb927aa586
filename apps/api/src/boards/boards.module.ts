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
import { SavedZonesController } from './saved/saved-zones.controller';
import { SavedZonesService } from './saved/saved-zones.service';

/** Boards of clocks. */
@Module({
  imports: [TimezonesModule],
  controllers: [BoardsController, BoardClocksController, BoardOverlapController, SavedZonesController],
  providers: [
    BoardClocksService,
    BoardNotices,
    BoardsRepository,
    BoardsService,
    ClockPlaces,
    SavedZonesService,
  ],
  exports: [BoardsService, SavedZonesService],
})
export class BoardsModule {}
