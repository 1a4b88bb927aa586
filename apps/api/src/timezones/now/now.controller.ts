import { Controller, Get, Header, Param, UseFilters } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../access/public.decorator';
import { problemContent } from '../../errors/api-problems.decorator';
import { ProblemResponse } from '../../errors/problem.response';
import { NowFilter } from './now.filter';
import { NowService } from './now.service';

const LINE = '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan\n';
const TEXT = { 'text/plain': { schema: { type: 'string', example: LINE } } };
const REFUSAL = { ...problemContent('invalid').content, 'text/plain': { schema: { type: 'string' } } };

/** The time for `curl` and scripts: short addresses outside the API, with answers in plain text; errors in JSON as well. */
@ApiTags('zones')
@ApiProduces('text/plain')
@Public()
@UseFilters(NowFilter)
@Controller('now')
export class NowController {
  constructor(private readonly now: NowService) {}

  @Get()
  @ApiOperation({ summary: 'The time in UTC, as one line of text' })
  @ApiResponse({ status: 200, content: TEXT })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  inUtc(): Promise<string> {
    return this.now.timeAt('');
  }

  @Get('*place')
  @ApiOperation({
    summary: 'The time at a place, as one line of text',
    description:
      'Date, time, offset and IANA name, each without spaces, then the name of the place. The text has to be a name in full. If it ' +
      'may mean several clocks that differ now or within a year, the answer is 400 `ambiguous` with those clocks, and with ' +
      '`not-in-force` for a kind of time that is not shown now (`EDT` in winter); an unknown name gives 404 with similar ones. ' +
      '`Accept: application/json` gives these as problems, everything else as a sentence and one line for each clock.',
  })
  @ApiParam({
    name: 'place',
    type: String,
    description:
      'Place, region, country, code (`DE`, `TX`, `LHR`), IANA name (old ones included), abbreviation or offset; slashes raw or as %2F, spaces as %20, _ or +',
    example: 'tokyo',
  })
  @ApiResponse({ status: 200, content: TEXT })
  @ApiExtraModels(ProblemResponse)
  @ApiResponse({
    status: 400,
    description: 'Several clocks to choose from, or no possible name',
    content: REFUSAL,
  })
  @ApiResponse({ status: 404, description: 'Nothing has this name', content: REFUSAL })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  at(@Param('place') segments: string[]): Promise<string> {
    return this.now.timeAt(segments.join('/').replace(/\/$/, ''));
  }
}
