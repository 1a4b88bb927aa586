import { applyDecorators } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** No IANA name is that long; the bound keeps a request from buying a search for a book. */
const MAX_NAME_LENGTH = 100;
const RULE = 'Give zone as the name of an IANA zone, for example Asia/Tokyo.';

/** A field of a request that may name a zone; whether there is such a zone is for the rules to say. */
export function IsZoneName(): PropertyDecorator {
  return applyDecorators(
    MaxLength(MAX_NAME_LENGTH, { message: RULE }),
    IsNotEmpty({ message: RULE }),
    IsString({ message: RULE }),
  );
}
