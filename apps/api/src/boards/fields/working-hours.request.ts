import { ApiProperty } from '@nestjs/swagger';
import type { WorkingHours } from '@live-tz/contracts';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateBy,
  type ValidationArguments,
} from 'class-validator';

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
/** `24:00` is the end of the day, and `00:00` would be the same. */
const UNTIL = /^(?!00:00)(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const FROM_RULE = 'Give from as a time from 00:00 to 23:59.';
const UNTIL_RULE = 'Give until as a time from 00:01 to 24:00.';
const DAYS_RULE = 'Give days as a list of numbers from 1 for Monday to 7 for Sunday.';

/** Equal times could mean no hours or all of them. */
function DiffersFromStart(): PropertyDecorator {
  return ValidateBy({
    name: 'differsFromStart',
    validator: {
      validate: (until: unknown, context?: ValidationArguments) =>
        until !== (context?.object as Partial<WorkingHours> | undefined)?.from,
      defaultMessage: () =>
        'Give until as another time than from: a whole day is 00:00 to 24:00, and no hours are an empty list of days.',
    },
  });
}

export class WorkingHoursRequest implements WorkingHours {
  @ApiProperty({ pattern: FROM.source, example: '09:00' })
  @Matches(FROM, { message: FROM_RULE })
  from!: string;

  @ApiProperty({
    pattern: UNTIL.source,
    example: '17:00',
    description: 'Before `from` for a shift that ends on the next day; never equal to it.',
  })
  @DiffersFromStart()
  @Matches(UNTIL, { message: UNTIL_RULE })
  until!: string;

  @ApiProperty({
    type: 'integer',
    isArray: true,
    maxItems: 7,
    example: [1, 2, 3, 4, 5],
    description: 'Days on which the hours begin: 1 for Monday to 7 for Sunday; none if the list is empty.',
  })
  @ArrayUnique({ message: 'Give each day once.' })
  @Max(7, { each: true, message: DAYS_RULE })
  @Min(1, { each: true, message: DAYS_RULE })
  @IsInt({ each: true, message: DAYS_RULE })
  @ArrayMaxSize(7, { message: DAYS_RULE })
  @IsArray({ message: DAYS_RULE })
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? [...(value as unknown[])].sort() : value,
  )
  days!: number[];
}
