import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';

/** A request field with a latitude (limit 90) or longitude (limit 180), or null for none; `name` is the field's name. */
export function IsDegrees(
  name: string,
  limit: number,
  about: { description: string; example: number },
): PropertyDecorator {
  const message = `Give ${name} in degrees from -${limit} to ${limit}, or null.`;
  return applyDecorators(
    ApiPropertyOptional({ type: Number, nullable: true, minimum: -limit, maximum: limit, ...about }),
    Max(limit, { message }),
    Min(-limit, { message }),
    IsNumber({}, { message }),
    ValidateIf((_request, value) => value !== undefined && value !== null),
  );
}
