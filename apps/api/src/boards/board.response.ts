import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  type Board,
  BOARD_LAYOUTS,
  BOARD_ROLES,
  type BoardClock,
  type BoardLayout,
  type BoardRole,
  type BoardSummary,
  CLOCK_SORTS,
  type ClockSort,
  type WorkingHours,
} from '@live-tz/contracts';
import { WorkingHoursRequest } from './fields/working-hours.request';
import { SavedZoneResponse } from './saved/saved-zone.response';

export class BoardClockResponse extends SavedZoneResponse implements BoardClock {
  @ApiProperty({ type: WorkingHoursRequest, nullable: true, description: 'Its own working hours' })
  hours!: WorkingHours | null;

  @ApiProperty({
    type: WorkingHoursRequest,
    description:
      'The working hours that apply: its own, those of the board, or 09:00 to 17:00 without the weekend of its country',
  })
  effectiveHours!: WorkingHours;

  @ApiProperty({ type: String, nullable: true, example: 'Calls after 15:00 only' })
  note!: string | null;
}

export class BoardSummaryResponse implements BoardSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Team' })
  name!: string;

  @ApiProperty({ enum: BOARD_LAYOUTS })
  layout!: BoardLayout;

  @ApiProperty({ enum: CLOCK_SORTS })
  sort!: ClockSort;

  @ApiProperty({
    type: 'integer',
    description: '0 for the first, whose clocks are those of `/users/me/zones`',
    example: 0,
  })
  position!: number;

  @ApiProperty({ type: 'integer', description: 'Grows with every change of the board or of its clocks' })
  revision!: number;

  @ApiProperty({ enum: BOARD_ROLES, description: 'What the user may do with it' })
  role!: BoardRole;

  @ApiProperty({ description: 'The name of the user who owns it', example: 'kaya' })
  owner!: string;

  @ApiProperty({ type: 'integer' })
  clockCount!: number;
}

export class BoardResponse extends OmitType(BoardSummaryResponse, ['clockCount']) implements Board {
  @ApiProperty({
    type: WorkingHoursRequest,
    nullable: true,
    description: 'The hours of clocks without their own, or null for the default ones',
  })
  hours!: WorkingHours | null;

  @ApiProperty({ type: [BoardClockResponse], description: 'In the order by hand' })
  clocks!: BoardClockResponse[];
}
