import { applyDecorators } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** Longer than any IANA name; the limit prevents expensive searches for suggestions. */
const MAX_NAME_LENGTH = 100;
const RULE = 'Give zone as the name of an IANA zone, for example Asia/Tokyo.';

/** A request field with a zone name; the rules decide whether the zone exists. */
export function IsZoneName(): PropertyDecorator {
  return applyDecorators(
    MaxLength(MAX_NAME_LENGTH, { message: RULE }),
    IsNotEmpty({ message: RULE }),
    IsString({ message: RULE }),
  );
}
