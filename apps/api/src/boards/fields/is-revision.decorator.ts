import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

const RULE = 'Give revision as the whole number that came with the board.';

/** A request field with the revision on which the user decided. */
export function IsRevision(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      description: 'The revision on which the user decided: 409 if what is to be changed has changed since',
    }),
    Min(1, { message: RULE }),
    IsInt({ message: RULE }),
    OptionalField(),
  );
}
