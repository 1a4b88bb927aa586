import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { MAX_STREAMED_ZONES, MAX_STREAMS_PER_ADDRESS, STREAM_RATES_MS } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { Public } from '../../access/public.decorator';
import { WithToken } from '../../access/token-scope.decorator';
import { SystemClock } from '../../config/system-clock';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { invalidField } from '../../errors/invalid-field';
import { clientNetwork } from '../../http/client-network';
import { NamedZones } from '../../timezones/named-zones';
import { EventStream } from './event-stream';
import { StreamRequest } from './stream.request';

const EVENT_STREAM = 'text/event-stream';
const EVENT_ID = /^\d{1,15}$/;
const EXAMPLE = 'event: tick\ndata: {"utcMs":1795388647000,"zones":[{"zone":"Asia/Tokyo", …}]}\n\n';

/** The live clock for programs that read a response line by line: no account, no library. */
@ApiTags('zones')
@Public()
@Controller('stream')
export class StreamController {
  constructor(
    private readonly events: EventStream,
    private readonly zones: NamedZones,
    private readonly clock: SystemClock,
  ) {}

  @Get()
  @WithToken('clock:read')
  @ApiSecurity({})
  @ApiProduces(EVENT_STREAM)
  @ApiOperation({
    summary: 'The time of zones as it passes, as Server-Sent Events',
    description:
      'First `zones`, the rules of the zones (`ZoneState`), which is sent again when they change; then a `tick` at each second or at each ' +
      'full minute, whose id is the instant in UTC milliseconds. A client that reconnects within a minute whose tick it has, as ' +
      '`Last-Event-ID` says, does not get it again. Seconds that a client has missed are not repeated. A comment keeps streams of minutes ' +
      `open. An address, or a user with a token, may have ${MAX_STREAMS_PER_ADDRESS} streams open on a node.`,
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Sent by EventSource when it reconnects',
  })
  @ApiResponse({ status: 200, content: { [EVENT_STREAM]: { schema: { type: 'string', example: EXAMPLE } } } })
  @ApiProblems('invalid', 'unauthenticated')
  @Header('Content-Type', `${EVENT_STREAM}; charset=utf-8`)
  async stream(
    @Query() { zones: names, rate }: StreamRequest,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const zones = await this.zones.list('zones', names, this.clock.nowMs());
    if (zones.length > MAX_STREAMED_ZONES) {
      throw invalidField(
        'zones',
        `Name at most ${MAX_STREAMED_ZONES} zones in zones: these are ${zones.length}.`,
      );
    }
    // nginx collects a response in its buffers otherwise.
    response.set({ 'X-Accel-Buffering': 'no', Connection: 'close' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    // The client may have left while its zones were resolved.
    if (response.destroyed) return;
    this.events.open(response, request.socket, {
      zones,
      rateMs: STREAM_RATES_MS.find((rateMs) => String(rateMs) === rate) ?? STREAM_RATES_MS[0],
      lastEventMs: lastEventOf(request),
      network: request.user === undefined ? clientNetwork(request.ip) : `user ${request.user.id}`,
    });
  }
}

function lastEventOf(request: Request): number | null {
  const id = request.get('Last-Event-ID') ?? '';
  return EVENT_ID.test(id) ? Number(id) : null;
}
