import { ApiProperty } from '@nestjs/swagger';
import type { ZoneChange } from '@live-tz/contracts';

export class ZoneChangeResponse implements ZoneChange {
  @ApiProperty({ description: 'UTC milliseconds', example: 1805007600000 })
  atMs!: number;

  @ApiProperty({ description: 'Minutes east of UTC from then on', example: -240 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'EDT' })
  abbreviation!: string;
}
