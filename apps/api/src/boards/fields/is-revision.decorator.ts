import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

const RULE = 'Give revision as the whole number that came with the board.';

/** Of the column's type in PostgreSQL, a signed integer of 32 bits. */
const MAX_REVISION = 2 ** 31 - 1;

/** A request field with the revision on which the user decided. */
export function IsRevision(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: MAX_REVISION,
      description: 'The revision on which the user decided: 409 if what is to be changed has changed since',
    }),
    Max(MAX_REVISION, { message: RULE }),
    Min(1, { message: RULE }),
    IsInt({ message: RULE }),
    OptionalField(),
  );
}
