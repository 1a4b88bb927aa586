import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { MAX_RESOLVED_NAMES, type NameResolution } from '@live-tz/contracts';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { NameResolutionResponse } from './name-resolution.response';
import { NameResolutionService } from './name-resolution.service';
import { NamesToResolveRequest } from './names-to-resolve.request';

@ApiTags('zones')
@ApiCookieAuth('session')
@Controller('resolve')
export class NameResolutionController {
  constructor(private readonly resolution: NameResolutionService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'What each name of a list means: one clock, several to choose from, or none',
    description: `Up to ${MAX_RESOLVED_NAMES} names, resolved as by \`GET /now/{place}\`. The answer has one row for each, in their order.`,
  })
  @ApiResponse({ status: 200, type: [NameResolutionResponse] })
  @ApiProblems('invalid', 'unauthenticated', 'forbidden')
  resolve(@Body() { names, withSimilar }: NamesToResolveRequest): Promise<NameResolution[]> {
    return this.resolution.resolve(names, withSimilar);
  }
}
