import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { WorkingHoursRequest } from './working-hours.request';

const RULE = 'Give hours with from, until and days, or null.';

/** A request field with working hours, or null for none. */
export function IsWorkingHours(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: WorkingHoursRequest, nullable: true, description }),
    ValidateNested({ message: RULE }),
    IsObject({ message: RULE }),
    ValidateIf((_request, value) => value !== undefined && value !== null),
    Type(() => WorkingHoursRequest),
  );
}
