import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { MAX_OVERLAP_SLOTS, type Overlap } from '@live-tz/contracts';
import { Public } from '../../access/public.decorator';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { OverlapRequest } from './overlap.request';
import { OverlapResponse } from './overlap.response';
import { OverlapService } from './overlap.service';

@ApiTags('zones')
@Public()
@Controller('overlap')
export class OverlapController {
  constructor(private readonly overlap: OverlapService) {}

  @Get()
  @ApiOperation({
    summary: 'When participants in several zones work at the same time, and the best slots for a meeting',
    description:
      `Up to ${MAX_OVERLAP_SLOTS} slots on a grid of 15 minutes by their burden: sleep (23:00 to 07:00) counts most, then the ` +
      'weekend, then hours before and after work by their distance from it. Changes of the clocks within the range are ' +
      'respected. Hours that end before they begin are a night shift.',
  })
  @ApiResponse({ status: 200, type: OverlapResponse })
  @ApiProblems('invalid')
  find(@Query() request: OverlapRequest): Promise<Overlap> {
    return this.overlap.ofZones(request);
  }
}
