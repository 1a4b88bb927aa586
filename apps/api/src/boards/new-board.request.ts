import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BOARD_LAYOUTS, type BoardLayout, MAX_BOARD_NAME_LENGTH, type NewBoard } from '@live-tz/contracts';
import { IsIn, IsUUID } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { IsBoardName } from './fields/is-board-name.decorator';

export class NewBoardRequest implements NewBoard {
  @ApiProperty({ minLength: 1, maxLength: MAX_BOARD_NAME_LENGTH, example: 'Team' })
  @IsBoardName()
  name!: string;

  @ApiPropertyOptional({ enum: BOARD_LAYOUTS, description: 'By default cards, or that of the board to copy' })
  @IsIn(BOARD_LAYOUTS, { message: `Give layout as one of ${BOARD_LAYOUTS.join(', ')}.` })
  @OptionalField()
  layout?: BoardLayout;

  @ApiPropertyOptional({ format: 'uuid', description: 'The board to copy clocks and hours from' })
  @IsUUID('all', { message: 'Give copyOf as the id of a board.' })
  @OptionalField()
  copyOf?: string;
}
