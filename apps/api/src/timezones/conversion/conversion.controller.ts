import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Conversion } from '@live-tz/contracts';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { Public } from '../../access/public.decorator';
import { ConversionResponse } from './conversion.response';
import { ConversionService } from './conversion.service';
import { ConvertRequest } from './convert.request';

@ApiTags('zones')
@Public()
@Controller('convert')
export class ConversionController {
  constructor(private readonly conversion: ConversionService) {}

  @Get()
  @ApiOperation({
    summary: 'An instant, or a wall time of one zone, converted to other zones',
    description:
      'Reports whether the clocks of `from` skip the wall time or show it twice, and which of the two instants was taken. A name that ' +
      'may mean several clocks gives 400 `ambiguous` with those clocks.',
  })
  @ApiResponse({ status: 200, type: ConversionResponse })
  @ApiProblems('invalid')
  convert(@Query() request: ConvertRequest): Promise<Conversion> {
    return this.conversion.convert(request);
  }
}
