import { applyDecorators } from '@nestjs/common';
import { MAX_BOARD_CLOCKS } from '@live-tz/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { AppendedClockRequest } from '../appended-clock.request';

const RULE = `Give clocks as a list of at most ${MAX_BOARD_CLOCKS} clocks.`;

/** A request field with clocks to add. */
export function AreAppendedClocks(): PropertyDecorator {
  return applyDecorators(
    ValidateNested({ each: true, message: RULE }),
    IsObject({ each: true, message: RULE }),
    ArrayMaxSize(MAX_BOARD_CLOCKS, { message: RULE }),
    IsArray({ message: RULE }),
    Type(() => AppendedClockRequest),
  );
}
