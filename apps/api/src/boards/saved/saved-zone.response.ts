import { ApiProperty } from '@nestjs/swagger';
import type { SavedZone } from '@live-tz/contracts';

export class SavedZoneResponse implements SavedZone {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'IANA name as it was chosen, old names included', example: 'Asia/Tokyo' })
  zone!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Yuki' })
  label!: string | null;

  @ApiProperty({ type: 'integer', description: '0 for the first', example: 0 })
  position!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The place by which it was chosen',
    example: 'Tokyo',
  })
  place!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The country of that place', example: 'Japan' })
  country!: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Degrees north of that place, or of the city of the zone; null for clocks without a place, such as UTC',
    example: 35.69,
  })
  latitude!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Degrees east', example: 139.69 })
  longitude!: number | null;
}
