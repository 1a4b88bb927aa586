import { ApiProperty } from '@nestjs/swagger';
import type { ZoneState } from '@live-tz/contracts';
import { ZoneChangeResponse } from './zone-change.response';

export class ZoneStateResponse implements ZoneState {
  @ApiProperty({
    description: 'The name that was asked for, in its own letter case',
    example: 'America/New_York',
  })
  zone!: string;

  @ApiProperty({ description: 'Minutes east of UTC; fractional before 1972 in a few zones', example: -300 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'EST' })
  abbreviation!: string;

  @ApiProperty({
    type: ZoneChangeResponse,
    nullable: true,
    description: 'The next change of the clocks as the law stands, or null when it knows none',
  })
  next!: ZoneChangeResponse | null;
}
