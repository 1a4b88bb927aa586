import { ApiProperty } from '@nestjs/swagger';
import { MATCH_KINDS, type MatchKind, type ZoneMatch } from '@live-tz/contracts';

export class ZoneMatchResponse implements ZoneMatch {
  @ApiProperty({ description: 'IANA name to save', example: 'Asia/Kathmandu' })
  zone!: string;

  @ApiProperty({ description: 'What to call it', example: 'Kathmandu' })
  name!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What tells it from another place of its name and country: its state, or which of two ways of keeping time',
    example: null,
  })
  region!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Nepal' })
  country!: string | null;

  @ApiProperty({ description: 'Minutes east of UTC now', example: 345 })
  offsetMinutes!: number;

  @ApiProperty({ enum: MATCH_KINDS })
  matchedOn!: MatchKind;
}
