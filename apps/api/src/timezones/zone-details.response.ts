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
    description: 'The requested name, in its canonical letter case',
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
    description: 'The next change of the clocks under current law, or null if there is none',
  })
  next!: ZoneChangeResponse | null;

  @ApiProperty({
    type: PastZoneRuleResponse,
    nullable: true,
    description: 'The previous rule, or null if there was none',
  })
  previous!: PastZoneRuleResponse | null;
}
