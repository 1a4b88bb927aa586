import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DEFAULT_OVERLAP_DAYS,
  MAX_MEETING_MINUTES,
  MAX_OVERLAP_DAYS,
  MAX_OVERLAP_ZONES,
  MIN_MEETING_MINUTES,
} from '@live-tz/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';
import { ISO_FORMS } from '../instant';
import { IsExistingDate } from '../is-existing-date.decorator';
import { RANGE_FORMAT } from './overlap-range';
import { DAYS_FORMAT, HOURS_FORMAT } from './working-hours-text';

const MINUTES_RULE = `Give minutes as a whole number from ${MIN_MEETING_MINUTES} to ${MAX_MEETING_MINUTES}.`;

/** When and how long to meet. */
export class MeetingRequest {
  @ApiPropertyOptional({
    description: `The earliest beginning: ${RANGE_FORMAT}; now if missing, and for the current date. ${ISO_FORMS}`,
    example: '2027-01-15',
  })
  @IsExistingDate()
  @IsString({ message: `Give from once, as ${RANGE_FORMAT}.` })
  @OptionalField()
  from?: string;

  @ApiPropertyOptional({
    description: `The latest end, like from, at most ${MAX_OVERLAP_DAYS} days after it; if missing, ${DEFAULT_OVERLAP_DAYS} days`,
    example: '2027-01-29',
  })
  @IsExistingDate()
  @IsString({ message: `Give until once, as ${RANGE_FORMAT}.` })
  @OptionalField()
  until?: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'The duration of the meeting',
    minimum: MIN_MEETING_MINUTES,
    maximum: MAX_MEETING_MINUTES,
    default: 60,
  })
  @Max(MAX_MEETING_MINUTES, { message: MINUTES_RULE })
  @Min(MIN_MEETING_MINUTES, { message: MINUTES_RULE })
  @IsInt({ message: MINUTES_RULE })
  @Type(() => Number)
  @OptionalField()
  minutes?: number;

  @ApiPropertyOptional({
    description:
      'Participants who do not have to come, by their position from 1 with commas between them. Their burden does not count, ' +
      'and decides only between slots that are equal otherwise.',
    example: '3',
  })
  @IsString({ message: 'Give optional once, as positions with commas between them.' })
  @OptionalField()
  optional?: string;
}

export class OverlapRequest extends MeetingRequest {
  @ApiProperty({
    description: `The participants: IANA names or places with commas between them, at most ${MAX_OVERLAP_ZONES}; the same one may occur twice`,
    example: 'Europe/Berlin,America/New_York,Asia/Tokyo',
  })
  @IsString({ message: 'Give zones once, as zones or places with commas between them.' })
  zones!: string;

  @ApiPropertyOptional({
    description: `Working hours, once or one for each zone with commas between them: ${HOURS_FORMAT}`,
    default: '09:00-17:00',
  })
  @IsString({ message: `Give hours once, as ${HOURS_FORMAT}.` })
  @OptionalField()
  hours?: string;

  @ApiPropertyOptional({
    description: `Days on which the hours begin, once or one entry for each zone with commas between them: ${DAYS_FORMAT}`,
    default: 'mon-fri',
  })
  @IsString({ message: `Give days once, as ${DAYS_FORMAT}.` })
  @OptionalField()
  days?: string;
}
