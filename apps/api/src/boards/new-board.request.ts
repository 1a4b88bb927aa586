import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  BOARD_LAYOUTS,
  type BoardLayout,
  CLOCK_SORTS,
  type ClockSort,
  MAX_BOARD_CLOCKS,
  MAX_BOARD_NAME_LENGTH,
  type NewBoard,
  type WorkingHours,
} from '@live-tz/contracts';
import { IsIn, IsUUID } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { AreAppendedClocks } from './fields/are-appended-clocks.decorator';
import { IsBoardName } from './fields/is-board-name.decorator';
import { IsWorkingHours } from './fields/is-working-hours.decorator';
import { AppendedClockRequest } from './appended-clock.request';

export class NewBoardRequest implements NewBoard {
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Made by the client: sent again, the board is not made twice, and the answer is the board as it is. The server makes one ' +
      'if it is missing.',
  })
  @IsUUID('all', { message: 'Give id as a UUID.' })
  @OptionalField()
  id?: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_BOARD_NAME_LENGTH, example: 'Team' })
  @IsBoardName()
  name!: string;

  @ApiPropertyOptional({ enum: BOARD_LAYOUTS, description: 'By default cards, or that of the board to copy' })
  @IsIn(BOARD_LAYOUTS, { message: `Give layout as one of ${BOARD_LAYOUTS.join(', ')}.` })
  @OptionalField()
  layout?: BoardLayout;

  @ApiPropertyOptional({
    enum: CLOCK_SORTS,
    description: 'By default by hand, or that of the board to copy',
  })
  @IsIn(CLOCK_SORTS, { message: `Give sort as one of ${CLOCK_SORTS.join(', ')}.` })
  @OptionalField()
  sort?: ClockSort;

  @IsWorkingHours(
    'The hours of clocks without their own; by default those of the board to copy, or the default ones',
  )
  hours?: WorkingHours | null;

  @ApiPropertyOptional({ format: 'uuid', description: 'The board to copy clocks and hours from' })
  @IsUUID('all', { message: 'Give copyOf as the id of a board.' })
  @OptionalField()
  copyOf?: string;

  @ApiPropertyOptional({
    type: [AppendedClockRequest],
    maxItems: MAX_BOARD_CLOCKS,
    description: 'Its first clocks, after those that are copied',
  })
  @AreAppendedClocks()
  @OptionalField()
  clocks?: AppendedClockRequest[];
}
