import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { WorldTime } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { Public } from '../../access/public.decorator';
import { DomainError } from '../../errors/domain-error';
import { isTextPath, withoutTextSuffix } from './text-path';
import { worldTimeText } from './world-time-text';
import { WorldTimeFilter } from './world-time.filter';
import { WorldTimeErrorResponse, WorldTimeResponse } from './world-time.response';
import { WorldTimeService } from './world-time.service';

const TEXT = { 'text/plain': { schema: { type: 'string' } } };
const NAMES_SCHEMA = { type: 'array', items: { type: 'string', example: 'Europe/Berlin' } };
const NOT_FOUND = {
  status: 404,
  description: 'Nothing has this name',
  content: { 'application/json': { schema: { $ref: getSchemaPath(WorldTimeErrorResponse) } }, ...TEXT },
};
const NO_LOOKUP =
  'this server does not look up places by address: request /api/timezone/{Area}/{Location} instead';

/** The paths, fields and errors of WorldTimeAPI (https://worldtimeapi.org), so that its clients work with another host. */
@ApiTags('world time')
@ApiProduces('application/json', 'text/plain')
@ApiExtraModels(WorldTimeResponse, WorldTimeErrorResponse)
@Public()
@UseFilters(WorldTimeFilter)
@Controller('api')
export class WorldTimeController {
  constructor(private readonly worldTime: WorldTimeService) {}

  @Get('timezone')
  @ApiOperation({ summary: 'The names of all zones, as WorldTimeAPI lists them' })
  @ApiResponse({ status: 200, content: { 'application/json': { schema: NAMES_SCHEMA } } })
  names(@Req() request: Request, @Res({ passthrough: true }) response: Response): string {
    return written(request, response, this.worldTime.names());
  }

  @Get('timezone.txt')
  @ApiOperation({ summary: 'The same as text, with a name on each line' })
  @ApiResponse({ status: 200, content: TEXT })
  namesAsText(@Req() request: Request, @Res({ passthrough: true }) response: Response): string {
    return written(request, response, this.worldTime.names());
  }

  @Get('timezone/*location')
  @ApiOperation({
    summary: 'The time of a zone, or the names in an area, in the shape of WorldTimeAPI',
    description:
      'The suffix `.txt` gives text, with a field on each line. Only here the API says whether a time is daylight saving time, by ' +
      'the flag of the tz database.',
  })
  @ApiParam({
    name: 'location',
    type: String,
    description: 'IANA name in any letter case, or an area such as `Europe`',
    example: 'Europe/Berlin',
  })
  @ApiResponse({
    status: 200,
    content: {
      'application/json': {
        schema: { oneOf: [{ $ref: getSchemaPath(WorldTimeResponse) }, NAMES_SCHEMA] },
      },
      ...TEXT,
    },
  })
  @ApiResponse(NOT_FOUND)
  at(
    @Param('location') segments: string[],
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): string {
    return written(request, response, this.worldTime.at(withoutTextSuffix(segments.join('/'))));
  }

  @Get(['ip', 'ip.txt', 'ip/*address'])
  @ApiExcludeEndpoint()
  ip(): never {
    throw new DomainError('not-found', NO_LOOKUP);
  }
}

function written(request: Request, response: Response, answer: WorldTime | readonly string[]): string {
  const isText = isTextPath(request.path);
  response.type(isText ? 'text/plain' : 'application/json');
  return isText ? worldTimeText(answer) : JSON.stringify(answer);
}
