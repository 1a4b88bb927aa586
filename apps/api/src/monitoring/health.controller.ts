import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/public.decorator';
import { Readiness, type ReadinessReport } from './readiness';

const REPORT_SCHEMA = {
  type: 'object',
  required: ['status', 'details'],
  properties: {
    status: { type: 'string', enum: ['ok', 'degraded', 'down'] },
    details: { type: 'object', additionalProperties: { type: 'string', enum: ['up', 'down'] } },
  },
};

/** For orchestrators and load balancers. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiResponse({
    status: 200,
    schema: { type: 'object', properties: { status: { type: 'string', enum: ['ok'] } } },
  })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether this node serves users: 200 as well when only a detail is down' })
  @ApiResponse({ status: 200, schema: REPORT_SCHEMA })
  @ApiResponse({ status: 503, schema: REPORT_SCHEMA })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    response.status(report.status === 'down' ? 503 : 200);
    return report;
  }
}
