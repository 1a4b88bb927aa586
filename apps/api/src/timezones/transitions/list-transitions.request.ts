import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_TRANSITION_YEARS, MAX_REQUESTED_ZONES } from '@live-tz/contracts';
import { IsString } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';
import { INSTANT_FORMAT, ISO_FORMS } from '../instant';
import { IsExistingDate } from '../is-existing-date.decorator';

export class ListTransitionsRequest {
  @ApiProperty({
    description: `IANA names with commas between them, at most ${MAX_REQUESTED_ZONES}`,
    example: 'Europe/Berlin,America/New_York',
  })
  @IsString({ message: 'Give zones once, as IANA names with commas between them.' })
  zones!: string;

  @ApiPropertyOptional({
    description: `The first instant: ${INSTANT_FORMAT}. If missing: now; for a calendar, the beginning of the day (UTC) 30 days ago. ${ISO_FORMS}`,
    example: '2027-01-01T00:00Z',
  })
  @IsExistingDate()
  @IsString({ message: `Give from once, as ${INSTANT_FORMAT}.` })
  @OptionalField()
  from?: string;

  @ApiPropertyOptional({
    description:
      `The first instant that is excluded, at most ${MAX_TRANSITION_YEARS} years after \`from\`. If missing: 366 days after ` +
      '`from`; for a calendar, 760.',
    example: '2028-01-01T00:00Z',
  })
  @IsExistingDate()
  @IsString({ message: `Give to once, as ${INSTANT_FORMAT}.` })
  @OptionalField()
  to?: string;
}
