import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Meta } from '@live-tz/contracts';
import { CONFIG, type Config } from '../../config/env';
import { VERSION } from '../../config/release';
import { SystemClock } from '../../config/system-clock';
import { Public } from '../../access/public.decorator';
import { pageBuild } from '../../http/page-build';
import { HostClock } from '../../monitoring/host-clock';
import { MetaResponse } from './meta.response';
import { ZoneRules } from '../rules/zone-rules';

@ApiTags('zones')
@Public()
@Controller('meta')
export class MetaController {
  private readonly pageBuild = pageBuild();

  constructor(
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    private readonly hostClock: HostClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The version of this server, its time and its zone rules' })
  @ApiResponse({ status: 200, type: MetaResponse })
  meta(): Meta {
    const { release, source, releasedOn } = this.rules;
    return {
      version: VERSION,
      pageBuild: this.pageBuild,
      canEmbed: this.config.http.embedOrigins.length > 0,
      serverMs: this.clock.nowMs(),
      tzdata: { release, source, releasedOn },
      ntp: this.hostClock.status,
    };
  }
}
