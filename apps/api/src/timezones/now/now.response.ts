import { ApiProperty } from '@nestjs/swagger';
import type { Now } from '@live-tz/contracts';
import { ZoneChangeResponse } from '../zone-change.response';

export class NowResponse implements Now {
  @ApiProperty({ example: 'Tokyo' })
  place!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'State, province or the like, where two places of a country have the same name',
    example: null,
  })
  region!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Japan' })
  country!: string | null;

  @ApiProperty({ description: 'IANA name', example: 'Asia/Tokyo' })
  zone!: string;

  @ApiProperty({
    description: 'Wall time to the second, with its offset',
    example: '2026-11-23T08:04:07+09:00',
  })
  iso!: string;

  @ApiProperty({ description: 'UTC milliseconds', example: 1795388647512 })
  utcMs!: number;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'Seconds since 1970, rounded down',
    example: 1795388647,
  })
  unixSeconds!: number;

  @ApiProperty({ example: '+09:00' })
  utcOffset!: string;

  @ApiProperty({ description: 'Minutes east of UTC', example: 540 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'JST' })
  abbreviation!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 7,
    description: 'Of the day at the place: 1 is Monday, 7 is Sunday',
    example: 1,
  })
  dayOfWeek!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 366, example: 327 })
  dayOfYear!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 53, description: 'By ISO 8601', example: 48 })
  isoWeek!: number;

  @ApiProperty({
    type: ZoneChangeResponse,
    nullable: true,
    description: 'The next change of the clocks under current law, or null if there is none',
  })
  next!: ZoneChangeResponse | null;

  @ApiProperty({ description: 'IANA release of the rules', example: '2026f' })
  tzdata!: string;
}
