import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { INSTANT_FORMAT, ISO_FORMS } from './instant';
import { IsExistingDate } from './is-existing-date.decorator';

export class ZoneDetailsRequest {
  @ApiPropertyOptional({
    description: `The instant; now if missing: ${INSTANT_FORMAT}. ${ISO_FORMS}`,
    example: '2026-11-01T06:00:00Z',
  })
  @IsExistingDate()
  @IsString({ message: `Give one instant, as ${INSTANT_FORMAT}.` })
  @OptionalField()
  at?: string;
}
