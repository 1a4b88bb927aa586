import { applyDecorators } from '@nestjs/common';
import { MAX_BOARD_NAME_LENGTH } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';
import { TidyText } from '../../http/tidy-text.decorator';

const RULE = `Give name as a text of 1 to ${MAX_BOARD_NAME_LENGTH} characters.`;

/** A request field with the name of a board. */
export function IsBoardName(): PropertyDecorator {
  return applyDecorators(
    MaxLength(MAX_BOARD_NAME_LENGTH, { message: RULE }),
    // An empty text is null after it is tidied.
    IsString({ message: RULE }),
    TidyText(),
  );
}
