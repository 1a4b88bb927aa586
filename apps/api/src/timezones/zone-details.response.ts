import { ApiProperty } from '@nestjs/swagger';
import type { PastZoneRule, ZoneDetails } from '@live-tz/contracts';
import { ZoneChangeResponse } from './zone-change.response';

class PastZoneRuleResponse implements PastZoneRule {
  @ApiProperty({ description: 'UTC milliseconds of the change that ended it', example: 1793512800000 })
  untilMs!: number;

  @ApiProperty({ description: 'Minutes east of UTC until then', example: -240 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'EDT' })
  abbreviation!: string;
}

export class ZoneDetailsResponse implements ZoneDetails {
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

  @ApiProperty({
    type: PastZoneRuleResponse,
    nullable: true,
    description: 'The rule before, or null where the zone never had another',
  })
  previous!: PastZoneRuleResponse | null;
}
