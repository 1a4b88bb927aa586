import { ApiProperty } from '@nestjs/swagger';
import type { Transition, ZoneRule } from '@live-tz/contracts';

export class ZoneRuleResponse implements ZoneRule {
  @ApiProperty({ description: 'Minutes east of UTC; fractional before 1972 in a few zones', example: 120 })
  offsetMinutes!: number;

  @ApiProperty({ example: 'CEST' })
  abbreviation!: string;
}

export class TransitionResponse implements Transition {
  @ApiProperty({
    description: 'The requested name, in its canonical letter case',
    example: 'Europe/Berlin',
  })
  zone!: string;

  @ApiProperty({ description: 'UTC milliseconds', example: 1792890000000 })
  atMs!: number;

  @ApiProperty({ type: ZoneRuleResponse })
  before!: ZoneRuleResponse;

  @ApiProperty({ type: ZoneRuleResponse, example: { offsetMinutes: 60, abbreviation: 'CET' } })
  after!: ZoneRuleResponse;
}
