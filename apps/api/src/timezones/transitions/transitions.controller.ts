import { Controller, Get, Header, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { MAX_CALENDAR_EVENTS, MAX_TRANSITIONS } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { Public } from '../../access/public.decorator';
import { ListTransitionsRequest } from './list-transitions.request';
import { TransitionResponse } from './transition.response';
import { TransitionsService } from './transitions.service';

const CALENDAR = 'text/calendar';
const CALENDAR_TEXT = { schema: { type: 'string', description: 'iCalendar (RFC 5545)' } };
const CALENDAR_HEADERS = {
  ETag: { description: 'Of a calendar; send it back in If-None-Match', schema: { type: 'string' } },
  'Last-Modified': {
    description: 'Of a calendar; send it back in If-Modified-Since',
    schema: { type: 'string' },
  },
};
const NOT_MODIFIED = { status: 304, description: 'The client has this calendar', headers: CALENDAR_HEADERS };

@ApiTags('zones')
@ApiExtraModels(TransitionResponse)
@Public()
@Controller()
export class TransitionsController {
  constructor(private readonly transitions: TransitionsService) {}

  @Get('transitions')
  @ApiOperation({
    summary: 'The changes of the clocks of zones, with the rules before and after',
    description:
      'Sorted by time, then by name, under current law; future years end with the zone data. A change of the ' +
      `abbreviation only is listed with equal offsets. Two names of one clock give two rows. It contains at most ${MAX_TRANSITIONS} ` +
      'changes; a request for more is refused. `Accept: text/calendar` gives the same as `/transitions.ics`.',
  })
  @ApiResponse({
    status: 200,
    headers: CALENDAR_HEADERS,
    content: {
      'application/json': { schema: { type: 'array', items: { $ref: getSchemaPath(TransitionResponse) } } },
      [CALENDAR]: CALENDAR_TEXT,
    },
  })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('invalid')
  @Header('Vary', 'Accept')
  async list(
    @Query() query: ListTransitionsRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | string> {
    return acceptsCalendar(request)
      ? this.calendar(query, response)
      : jsonFile(await this.transitions.json(query));
  }

  @Get('transitions.ics')
  @ApiOperation({
    summary: 'The changes of the clocks of zones, as a calendar to subscribe to',
    description:
      'One event of 30 minutes for each zone and change of its offset, at an instant in UTC. The UID of an event never changes, and the same ' +
      `rules give the same bytes. A change of the abbreviation only is left out. It contains at most ${MAX_CALENDAR_EVENTS} changes.`,
  })
  @ApiResponse({ status: 200, headers: CALENDAR_HEADERS, content: { [CALENDAR]: CALENDAR_TEXT } })
  @ApiResponse(NOT_MODIFIED)
  @ApiProblems('invalid')
  async calendar(
    @Query() query: ListTransitionsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { text, etag, lastModifiedMs } = await this.transitions.calendar(query);
    response.set({
      // A shared cache would also store the cookie that renews the session of a signed-in user.
      'Cache-Control': 'private, no-cache',
      // The parameter has to repeat the METHOD of the calendar (RFC 5545, section 3.7.2).
      'Content-Type': `${CALENDAR}; charset=utf-8; method=PUBLISH`,
      'Content-Disposition': 'attachment; filename="clock-changes.ics"',
      ETag: etag,
      'Last-Modified': new Date(lastModifiedMs).toUTCString(),
    });
    // Express answers 304 if a validator matches.
    return text;
  }
}

/** Text that is already JSON: serializing the longest list at once would block the event loop. */
function jsonFile(text: string): StreamableFile {
  return new StreamableFile(Buffer.from(text), { type: 'application/json; charset=utf-8' });
}

function acceptsCalendar(request: Request): boolean {
  return request.accepts(['application/json', CALENDAR]) === CALENDAR;
}
