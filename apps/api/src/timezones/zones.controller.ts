import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ZoneDetails, ZoneMatch } from '@live-tz/contracts';
import { ApiProblems } from '../errors/api-problems.decorator';
import { Public } from '../access/public.decorator';
import { SearchZonesRequest } from './search/search-zones.request';
import { ZoneMatchResponse } from './search/zone-match.response';
import { ZoneDetailsRequest } from './zone-details.request';
import { ZoneDetailsResponse } from './zone-details.response';
import { ZonesService } from './zones.service';

@ApiTags('zones')
@Public()
@Controller('zones')
export class ZonesController {
  constructor(private readonly zones: ZonesService) {}

  @Get()
  @ApiOperation({
    summary: 'Find zones by city, region, country, airport, old name, abbreviation or offset',
    description:
      'The best match first: exact before prefix before part, then by population. Accents and letter case do not matter. A state or ' +
      'country after the name selects one of several places (`portland oregon`). An old name offers the current name, unless it is typed ' +
      'in full (`Asia/Calcutta`).',
  })
  @ApiResponse({ status: 200, type: [ZoneMatchResponse] })
  @ApiProblems('invalid')
  search(@Query() { q, limit }: SearchZonesRequest): Promise<ZoneMatch[]> {
    return this.zones.search(q, limit);
  }

  @Get('*zone')
  @ApiOperation({
    summary:
      'The rule of a zone, now or at an instant, with the previous rule and the next change of the clocks',
  })
  @ApiParam({
    name: 'zone',
    type: String,
    description: 'IANA name in any letter case, its slashes raw or as %2F; old names included.',
    example: 'America/New_York',
  })
  @ApiResponse({ status: 200, type: ZoneDetailsResponse })
  @ApiProblems('invalid', 'not-found')
  details(@Param('zone') segments: string[], @Query() { at }: ZoneDetailsRequest): ZoneDetails {
    return this.zones.detailsOf(zoneOfPath(segments), at);
  }
}

/** A wildcard is split into decoded segments: raw slashes and `%2F` give the same name. A trailing slash is ignored. */
function zoneOfPath(segments: readonly string[]): string {
  return segments.join('/').replace(/\/$/, '');
}
