import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  COMPATIBLE,
  type Disambiguation,
  DISAMBIGUATIONS,
  MAX_REQUESTED_ZONES,
  REQUESTED_DISAMBIGUATIONS,
} from '@live-tz/contracts';
import { Transform } from 'class-transformer';
import { IsIn, IsString } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';
import { INSTANT_FORMAT, ISO_FORMS } from '../instant';
import { IsExistingDate } from '../is-existing-date.decorator';
import { WALL_TIME_FORMAT } from './wall-time-text';

export class ConvertRequest {
  @ApiPropertyOptional({
    description: `What to convert; now if missing: ${INSTANT_FORMAT}; or ${WALL_TIME_FORMAT} by the clocks of \`from\`. ${ISO_FORMS}`,
    example: '2027-01-15T15:00',
  })
  @IsExistingDate()
  @IsString({ message: 'Give at once, as an instant or a wall time.' })
  @OptionalField()
  at?: string;

  @ApiPropertyOptional({
    description:
      'The zone `at` is given in, by its IANA name, a place, a country, a code, an abbreviation or an offset. A wall time requires ' +
      'it; for an instant it defaults to UTC.',
    example: 'Europe/Berlin',
  })
  @IsString({ message: 'Give from once, as one zone or place.' })
  @OptionalField()
  from?: string;

  @ApiPropertyOptional({
    description: `Zones or places, like from, with commas between them, at most ${MAX_REQUESTED_ZONES}; none if missing`,
    example: 'America/New_York,Asia/Kathmandu',
  })
  @IsString({ message: 'Give to once, as zones or places with commas between them.' })
  @OptionalField()
  to?: string;

  @ApiPropertyOptional({
    enum: REQUESTED_DISAMBIGUATIONS,
    default: COMPATIBLE,
    description:
      'Which instant to take for a wall time that the clocks skip (a gap) or show twice (a fold), in the terms of Temporal; ' +
      '`compatible` takes a gap as `later` and a fold as `earlier`, and `reject` refuses both.',
  })
  @IsIn(DISAMBIGUATIONS, {
    message: `Give disambiguation as one of ${REQUESTED_DISAMBIGUATIONS.join(', ')}.`,
  })
  @OptionalField()
  @Transform(({ value }: { value: unknown }) => (value === COMPATIBLE ? undefined : value))
  disambiguation?: Disambiguation;
}
