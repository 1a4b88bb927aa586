import { ApiProperty } from '@nestjs/swagger';
import { MATCH_KINDS, type MatchKind, type ZoneMatch } from '@live-tz/contracts';

export class ZoneMatchResponse implements ZoneMatch {
  @ApiProperty({ description: 'IANA name to save', example: 'Asia/Kathmandu' })
  zone!: string;

  @ApiProperty({ description: 'Display name', example: 'Kathmandu' })
  name!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Distinguishes it from another place of the same name and country: its state, or which of two clocks is used there; of an airport its IATA code',
    example: null,
  })
  region!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Nepal' })
  country!: string | null;

  @ApiProperty({ description: 'Minutes east of UTC now', example: 345 })
  offsetMinutes!: number;

  @ApiProperty({ enum: MATCH_KINDS })
  matchedOn!: MatchKind;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Degrees north of the place; null for clocks without a place, such as UTC',
    example: 27.7,
  })
  latitude!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Degrees east', example: 85.32 })
  longitude!: number | null;
}
