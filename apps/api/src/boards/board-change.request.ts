import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  BOARD_LAYOUTS,
  type BoardChange,
  type BoardLayout,
  CLOCK_SORTS,
  type ClockSort,
  MAX_BOARD_NAME_LENGTH,
  MAX_BOARDS,
  type WorkingHours,
} from '@live-tz/contracts';
import { IsIn } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { IsBoardName } from './fields/is-board-name.decorator';
import { IsPosition } from './fields/is-position.decorator';
import { IsRevision } from './fields/is-revision.decorator';
import { IsWorkingHours } from './fields/is-working-hours.decorator';

export class BoardChangeRequest implements BoardChange {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_BOARD_NAME_LENGTH, example: 'Team' })
  @IsBoardName()
  @OptionalField()
  name?: string;

  @ApiPropertyOptional({ enum: BOARD_LAYOUTS })
  @IsIn(BOARD_LAYOUTS, { message: `Give layout as one of ${BOARD_LAYOUTS.join(', ')}.` })
  @OptionalField()
  layout?: BoardLayout;

  @ApiPropertyOptional({
    enum: CLOCK_SORTS,
    description: 'The order of the clocks: by hand, west to east, by name',
  })
  @IsIn(CLOCK_SORTS, { message: `Give sort as one of ${CLOCK_SORTS.join(', ')}.` })
  @OptionalField()
  sort?: ClockSort;

  @IsPosition(MAX_BOARDS, 'Position among the own boards, 0 first; the first one is that of /users/me/zones')
  position?: number;

  @IsWorkingHours('The hours of clocks without their own, or null for the default ones')
  hours?: WorkingHours | null;

  @IsRevision()
  revision?: number;
}
