import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SavedZoneEntity } from './saved/saved-zone.entity';
import { SavedZonesController } from './saved/saved-zones.controller';
import { SavedZonesRepository } from './saved/saved-zones.repository';
import { SavedZonesService } from './saved/saved-zones.service';
import { ZoneSearch } from './search/zone-search';
import { ZoneRules } from './zone-rules';
import { ZonesController } from './zones.controller';
import { ZonesService } from './zones.service';

/** The truth about zones, and the zones people keep. */
@Module({
  imports: [TypeOrmModule.forFeature([SavedZoneEntity])],
  controllers: [ZonesController, SavedZonesController],
  providers: [SavedZonesRepository, SavedZonesService, ZoneRules, ZoneSearch, ZonesService],
  exports: [SavedZonesService, ZoneRules],
})
export class TimezonesModule {}
