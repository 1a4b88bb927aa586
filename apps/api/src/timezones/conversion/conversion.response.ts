import { ApiProperty } from '@nestjs/swagger';
import {
  type Conversion,
  type ConvertedFrom,
  type LocalMoment,
  RESOLUTIONS,
  type Resolution,
} from '@live-tz/contracts';

export class LocalMomentResponse implements LocalMoment {
  @ApiProperty({
    description: 'The requested name, in its canonical letter case',
    example: 'Europe/Berlin',
  })
  zone!: string;

  @ApiProperty({
    description: 'Wall time, to the second. Years before 0 and after 9999 have a sign and six digits.',
    example: '2027-01-15T15:00:00',
  })
  local!: string;

  @ApiProperty({ description: 'Minutes east of UTC; fractional before 1972 in a few zones', example: 60 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'CET' })
  abbreviation!: string;
}

export class ConvertedFromResponse extends LocalMomentResponse implements ConvertedFrom {
  @ApiProperty({
    description: 'The requested wall time; `local` differs from it only in a gap',
    example: '2027-01-15T15:00:00',
  })
  asked!: string;

  @ApiProperty({
    enum: RESOLUTIONS,
    description:
      'Whether the clocks show the wall time once, never (`gap`) or twice (`fold`); an instant is `exact`',
  })
  resolution!: Resolution;

  @ApiProperty({
    enum: ['earlier', 'later'],
    type: String,
    nullable: true,
    description: 'Which of two instants was taken, or null if there was only one',
    example: null,
  })
  taken!: ConvertedFrom['taken'];
}

export class ConversionResponse implements Conversion {
  @ApiProperty({ description: 'The instant, in UTC milliseconds', example: 1800021600000 })
  utcMs!: number;

  @ApiProperty({ type: ConvertedFromResponse })
  from!: ConvertedFromResponse;

  @ApiProperty({ type: [LocalMomentResponse], description: 'In the requested order' })
  to!: LocalMomentResponse[];
}
