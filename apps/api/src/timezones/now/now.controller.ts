import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { MAX_REQUESTED_ZONES, type Now } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { Public } from '../../access/public.decorator';
import { problemContent } from '../../errors/api-problems.decorator';
import { invalidField } from '../../errors/invalid-field';
import { ProblemResponse } from '../../errors/problem.response';
import { NOW_FORMATS, requestedFormat } from './now-format';
import { NowFilter } from './now.filter';
import { NowResponse } from './now.response';
import { NowService } from './now.service';
import { placeOfPath } from './place-of-path';
import { plainNow } from './plain-time';

const LINE = '2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan\n';
const TEXT = { 'text/plain': { schema: { type: 'string', example: LINE } } };
const REFUSAL = { ...problemContent('invalid').content, 'text/plain': { schema: { type: 'string' } } };
const NOW_SCHEMA = { $ref: getSchemaPath(NowResponse) };
const FORMAT_QUERY = {
  name: 'format',
  required: false,
  enum: NOW_FORMATS,
  description: 'Instead of the header Accept',
} as const;

/** The time for `curl`, scripts and sensors: short addresses outside the API, with answers in plain text or JSON. */
@ApiTags('zones')
@ApiProduces('text/plain', 'application/json')
@ApiExtraModels(NowResponse, ProblemResponse)
@Public()
@UseFilters(NowFilter)
@Controller('now')
export class NowController {
  constructor(private readonly now: NowService) {}

  @Get()
  @ApiOperation({
    summary: 'The time in UTC, or at several places',
    description:
      'In UTC without `places`, as one line of text or, with `format=json` or `Accept: application/json`, as one object. With ' +
      '`places` it is a list of such objects, at one instant and in the requested order, or one line for each with `format=text`.',
  })
  @ApiQuery({
    name: 'places',
    required: false,
    type: String,
    description: `Names as in /now/{place}, with commas between them, at most ${MAX_REQUESTED_ZONES}`,
    example: 'tokyo,berlin',
  })
  @ApiQuery(FORMAT_QUERY)
  @ApiResponse({
    status: 200,
    content: {
      ...TEXT,
      'application/json': { schema: { oneOf: [NOW_SCHEMA, { type: 'array', items: NOW_SCHEMA }] } },
    },
  })
  @ApiResponse({ status: 400, description: 'A name that means no clock or several', content: REFUSAL })
  async inUtcOrAtEach(
    @Query('places') places: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    if (places === undefined) return this.sent(request, response, await this.now.at(''));
    if (typeof places !== 'string') {
      throw invalidField('places', 'Give places once, as names with commas between them.');
    }
    return this.sent(request, response, await this.now.atEach(places));
  }

  @Get('*place')
  @ApiOperation({
    summary: 'The time at a place',
    description:
      'As one line of text: date, time, offset and IANA name, each without spaces, then the name of the place; or, with ' +
      '`format=json` or `Accept: application/json`, as an object. The text has to be a name in full. If it ' +
      'may mean several clocks that differ now or within a year, the answer is 400 `ambiguous` with those clocks, and with ' +
      '`not-in-force` for a kind of time that is not shown now (`EDT` in winter); an unknown name gives 404 with similar ones. ' +
      'In JSON these are problems, in text a sentence and one line for each clock.',
  })
  @ApiParam({
    name: 'place',
    type: String,
    description:
      'Place, region, country, code (`DE`, `TX`, `LHR`), IANA name (old ones included), abbreviation or offset; slashes raw or as %2F, spaces as %20, _ or +',
    example: 'tokyo',
  })
  @ApiQuery(FORMAT_QUERY)
  @ApiResponse({ status: 200, content: { ...TEXT, 'application/json': { schema: NOW_SCHEMA } } })
  @ApiResponse({
    status: 400,
    description: 'Several clocks to choose from, or no possible name',
    content: REFUSAL,
  })
  @ApiResponse({ status: 404, description: 'Nothing has this name', content: REFUSAL })
  async at(
    @Param('place') segments: string[],
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.sent(request, response, await this.now.at(placeOfPath(segments)));
  }

  /** Writes the headers of an answer and returns its body. */
  private sent(request: Request, response: Response, answer: Now | readonly Now[]): string {
    const format = requestedFormat(request);
    response.vary('Accept').type(format === 'json' ? 'application/json' : 'text/plain');
    if (format === 'json') return JSON.stringify(answer);
    const nows: readonly Now[] = 'zone' in answer ? [answer] : answer;
    return nows.map((now) => `${plainNow(now)}\n`).join('');
  }
}
