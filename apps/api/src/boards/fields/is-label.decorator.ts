import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_LABEL_LENGTH } from '@live-tz/contracts';
import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { TidyText } from '../../http/tidy-text.decorator';

/** A request field with a user's own text, or null for none; `name` is the field's name, for error messages. */
export function IsLabel(
  name: string,
  about: { description?: string; example: string },
  maxLength = MAX_LABEL_LENGTH,
): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, maxLength, ...about }),
    IsString({ message: `Give ${name} as text, or null.` }),
    MaxLength(maxLength, { message: `Give ${name} in at most ${maxLength} characters.` }),
    ValidateIf((_request, value) => value !== undefined && value !== null),
    TidyText(),
  );
}
