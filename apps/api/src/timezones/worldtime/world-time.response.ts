import { ApiProperty } from '@nestjs/swagger';
import type { WorldTime, WorldTimeError } from '@live-tz/contracts';

export class WorldTimeResponse implements WorldTime {
  @ApiProperty({ example: 'CEST' })
  abbreviation!: string;

  @ApiProperty({ type: 'null', description: 'The address of the client is not repeated.', example: null })
  client_ip!: null;

  @ApiProperty({ description: 'Wall time with six decimals', example: '2027-07-01T14:00:00.512000+02:00' })
  datetime!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 6, description: '0 is Sunday', example: 4 })
  day_of_week!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 366, example: 182 })
  day_of_year!: number;

  @ApiProperty({
    description: 'By the flag of the tz database, by which Ireland has daylight saving time in winter',
    example: true,
  })
  dst!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'When it began, in UTC; null in standard time',
    example: '2027-03-28T01:00:00+00:00',
  })
  dst_from!: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Seconds that daylight saving time adds to `raw_offset`; 0 in standard time',
    example: 3600,
  })
  dst_offset!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'When it ends, in UTC; null in standard time, and if no end is known',
    example: '2027-10-31T01:00:00+00:00',
  })
  dst_until!: string | null;

  @ApiProperty({ type: 'integer', description: 'Seconds east of UTC in standard time', example: 3600 })
  raw_offset!: number;

  @ApiProperty({ description: 'The requested name, in its canonical letter case', example: 'Europe/Berlin' })
  timezone!: string;

  @ApiProperty({ type: 'integer', format: 'int64', example: 1814443200 })
  unixtime!: number;

  @ApiProperty({ example: '2027-07-01T12:00:00.512000+00:00' })
  utc_datetime!: string;

  @ApiProperty({ example: '+02:00' })
  utc_offset!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 53, description: 'By ISO 8601', example: 26 })
  week_number!: number;
}

export class WorldTimeErrorResponse implements WorldTimeError {
  @ApiProperty({ example: 'unknown location' })
  error!: string;
}
