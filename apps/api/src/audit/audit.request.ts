import { ApiPropertyOptional } from '@nestjs/swagger';
import { AUDIT_KINDS, type AuditKind, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';

const USER_SENTENCE = `Give user as one whole user name, of at most ${MAX_USERNAME_LENGTH} characters.`;

export class AuditRequest {
  @ApiPropertyOptional({
    description: 'A whole user name, in any case: what happened to the user, and what the user did.',
  })
  @MaxLength(MAX_USERNAME_LENGTH, { message: USER_SENTENCE })
  @IsString({ message: USER_SENTENCE })
  @OptionalField()
  user?: string;

  @ApiPropertyOptional({ enum: AUDIT_KINDS })
  @IsIn(AUDIT_KINDS, { message: `Give kind as one of ${AUDIT_KINDS.join(', ')}.` })
  @OptionalField()
  kind?: AuditKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'The id of a row: only older rows are returned.' })
  @IsUUID(undefined, { message: 'Give before as the id of a row.' })
  @OptionalField()
  before?: string;
}
