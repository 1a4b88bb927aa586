import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

/** A request field with a position in a list of at most so many entries. */
export function IsPosition(entries: number, description: string): PropertyDecorator {
  const maximum = entries - 1;
  const message = `Give position as a whole number from 0 to ${maximum}.`;
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, maximum, description }),
    Max(maximum, { message }),
    Min(0, { message }),
    IsInt({ message }),
    OptionalField(),
  );
}
