import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { INSTANT_FORMAT } from './instant';

export class ZoneDetailsRequest {
  @ApiPropertyOptional({
    description: `The instant; now if missing: ${INSTANT_FORMAT}.`,
    example: '2026-11-01T06:00:00Z',
  })
  @IsString({ message: `Give one instant, as ${INSTANT_FORMAT}.` })
  @OptionalField()
  at?: string;
}
