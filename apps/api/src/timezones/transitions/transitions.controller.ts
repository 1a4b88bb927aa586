import { Controller, Get, Header, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { MAX_CALENDAR_EVENTS } from '@live-tz/contracts';
import type { Request } from 'express';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { Public } from '../../access/public.decorator';
import { ListTransitionsRequest } from './list-transitions.request';
import { TransitionResponse } from './transition.response';
import { TransitionsService } from './transitions.service';

const CALENDAR = 'text/calendar';
const CALENDAR_TEXT = { schema: { type: 'string', description: 'iCalendar (RFC 5545)' } };

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
      'abbreviation only is listed with equal offsets. Two names of one clock give two rows. `Accept: text/calendar` gives ' +
      'the same as `/transitions.ics`.',
  })
  @ApiResponse({
    status: 200,
    content: {
      'application/json': { schema: { type: 'array', items: { $ref: getSchemaPath(TransitionResponse) } } },
      [CALENDAR]: CALENDAR_TEXT,
    },
  })
  @ApiProblems('invalid')
  @Header('Vary', 'Accept')
  async list(@Query() query: ListTransitionsRequest, @Req() request: Request): Promise<StreamableFile> {
    return acceptsCalendar(request) ? this.calendar(query) : jsonFile(await this.transitions.json(query));
  }

  @Get('transitions.ics')
  @ApiOperation({
    summary: 'The same, as a calendar to subscribe to',
    description:
      'One event for each zone and change of its offset, at an instant in UTC. The UID of an event never changes, and the same ' +
      `rules give the same bytes. A change of the abbreviation only is left out. It contains at most ${MAX_CALENDAR_EVENTS} changes.`,
  })
  @ApiResponse({ status: 200, content: { [CALENDAR]: CALENDAR_TEXT } })
  @ApiProblems('invalid')
  async calendar(@Query() query: ListTransitionsRequest): Promise<StreamableFile> {
    return calendarFile(await this.transitions.calendar(query));
  }
}

/** Text that is already JSON: serializing the longest list at once would block the event loop. */
function jsonFile(text: string): StreamableFile {
  return new StreamableFile(Buffer.from(text), { type: 'application/json; charset=utf-8' });
}

function calendarFile(text: string): StreamableFile {
  return new StreamableFile(Buffer.from(text), {
    type: `${CALENDAR}; charset=utf-8`,
    disposition: 'attachment; filename="clock-changes.ics"',
  });
}

function acceptsCalendar(request: Request): boolean {
  return request.accepts(['application/json', CALENDAR]) === CALENDAR;
}
