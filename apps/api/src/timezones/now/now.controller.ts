import { Controller, Get, Header, Param, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../../access/public.decorator';
import { PlainTextFilter } from '../../errors/plain-text.filter';
import { NowService } from './now.service';

const LINE = '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan\n';
const TEXT = { 'text/plain': { schema: { type: 'string', example: LINE } } };
const SENTENCE = { 'text/plain': { schema: { type: 'string' } } };

/** The time for `curl` and scripts: short addresses outside the API, with answers in plain text, errors included. */
@ApiTags('zones')
@ApiProduces('text/plain')
@Public()
@UseFilters(PlainTextFilter)
@Controller('now')
export class NowController {
  constructor(private readonly now: NowService) {}

  @Get()
  @ApiOperation({ summary: 'The time in UTC, as one line of text' })
  @ApiResponse({ status: 200, content: TEXT })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async inUtc(): Promise<string> {
    return (await this.now.timeAt('')).text;
  }

  @Get('*place')
  @ApiOperation({
    summary: 'The time at a place, as one line of text',
    description:
      'Date, time, offset and IANA name, each without spaces, then the name of the place. A text that may mean several ' +
      'times gives 300 with a sentence and one such line for each.',
  })
  @ApiParam({
    name: 'place',
    type: String,
    description:
      'Place, country, IANA name (old ones included), abbreviation or offset; slashes raw or as %2F, spaces as %20, _ or +',
    example: 'tokyo',
  })
  @ApiResponse({ status: 200, content: TEXT })
  @ApiResponse({ status: 300, description: 'Several clocks to choose from', content: SENTENCE })
  @ApiResponse({ status: 400, description: 'Not a possible name of a place', content: SENTENCE })
  @ApiResponse({ status: 404, description: 'No place has this name', content: SENTENCE })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async at(
    @Param('place') segments: string[],
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { isChoice, text } = await this.now.timeAt(segments.join('/').replace(/\/$/, ''));
    response.status(isChoice ? 300 : 200);
    return text;
  }
}
