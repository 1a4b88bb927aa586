import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '../config/env';
import { Readiness } from '../monitoring/readiness';
import { ConversionController } from './conversion/conversion.controller';
import { ConversionService } from './conversion/conversion.service';
import { MetaController } from './meta/meta.controller';
import { NamedZones } from './named-zones';
import { BadgeController } from './now/badge.controller';
import { NowController } from './now/now.controller';
import { NowService } from './now/now.service';
import { OverlapController } from './planning/overlap.controller';
import { OverlapService } from './planning/overlap.service';
import { NameResolutionController } from './resolve/name-resolution.controller';
import { NameResolutionService } from './resolve/name-resolution.service';
import { NameResolver } from './resolve/name-resolver';
import { rulesAtStart } from './rules/rules-at-start';
import { ZoneSearch } from './search/zone-search';
import { TransitionsController } from './transitions/transitions.controller';
import { TransitionsService } from './transitions/transitions.service';
import { WorldTimeController } from './worldtime/world-time.controller';
import { WorldTimeService } from './worldtime/world-time.service';
import { ZoneDataWatch } from './zone-data-watch';
import { ZoneRules } from './rules/zone-rules';
import { ZonesController } from './zones.controller';
import { ZonesService } from './zones.service';

/** Zone rules, and what is computed from them. */
@Module({
  controllers: [
    ConversionController,
    MetaController,
    NameResolutionController,
    BadgeController,
    NowController,
    OverlapController,
    TransitionsController,
    WorldTimeController,
    ZonesController,
  ],
  providers: [
    ConversionService,
    NamedZones,
    NameResolutionService,
    NameResolver,
    NowService,
    OverlapService,
    TransitionsService,
    WorldTimeService,
    { provide: ZoneRules, inject: [CONFIG], useFactory: rulesAtStart },
    ZoneDataWatch,
    ZoneSearch,
    ZonesService,
  ],
  exports: [NamedZones, NameResolver, OverlapService, ZoneDataWatch, ZoneRules, ZoneSearch],
})
export class TimezonesModule implements OnApplicationBootstrap {
  constructor(
    private readonly readiness: Readiness,
    private readonly rules: ZoneRules,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'zoneData', isEssential: true, isUp: () => this.rules.names.length > 0 });
  }
}
