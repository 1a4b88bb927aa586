import { Controller, Get, Header, Param, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../../access/public.decorator';
import { secondsOfMinuteLeft, timeBadge } from './badge';
import { BadgeFilter } from './badge.filter';
import { NowService } from './now.service';
import { placeOfPath } from './place-of-path';

const SVG = 'image/svg+xml';
const IMAGE = { [SVG]: { schema: { type: 'string' } } };

/** The time at a place as an image. Its route is registered before that of `/now/{place}`, which would match it as well. */
@ApiTags('zones')
@ApiProduces(SVG)
@Public()
@UseFilters(BadgeFilter)
@Controller('now')
export class BadgeController {
  constructor(private readonly now: NowService) {}

  @Get('*place.svg')
  @ApiOperation({
    summary: 'The time at a place, as a badge for a README',
    description:
      'An SVG image with the weekday, the hour and the minute. Caches may keep it until that minute ends. A name that means no ' +
      'clock or several gives an image as well, with the status of the problem.',
  })
  @ApiParam({ name: 'place', type: String, description: 'As in /now/{place}', example: 'tokyo' })
  @ApiResponse({
    status: 200,
    content: IMAGE,
    headers: {
      'Cache-Control': { description: 'max-age is the rest of the minute', schema: { type: 'string' } },
    },
  })
  @ApiResponse({ status: 400, description: 'Several clocks, or no possible name', content: IMAGE })
  @ApiResponse({ status: 404, description: 'Nothing has this name', content: IMAGE })
  @Header('Content-Type', `${SVG}; charset=utf-8`)
  async badge(
    @Param('place') segments: string[],
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const now = await this.now.at(placeOfPath(segments));
    response.setHeader('Cache-Control', `public, max-age=${secondsOfMinuteLeft(now)}`);
    return timeBadge(now);
  }
}
