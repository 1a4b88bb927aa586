import { ApiPropertyOptional } from '@nestjs/swagger';
import { AUDIT_KINDS, type AuditKind, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.decorator';

const USER_SENTENCE = `Give user as one whole user name, of at most ${MAX_USERNAME_LENGTH} characters.`;

export class AuditRequest {
  @ApiPropertyOptional({
    description: 'A whole user name, in any case: what happened to them, and what they did.',
  })
  @MaxLength(MAX_USERNAME_LENGTH, { message: USER_SENTENCE })
  @IsString({ message: USER_SENTENCE })
  @MayBeLeftOut()
  user?: string;

  @ApiPropertyOptional({ enum: AUDIT_KINDS })
  @IsIn(AUDIT_KINDS, { message: `Give kind as one of ${AUDIT_KINDS.join(', ')}.` })
  @MayBeLeftOut()
  kind?: AuditKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'The id of a row: only older ones are given.' })
  @IsUUID(undefined, { message: 'Give before as the id of a row.' })
  @MayBeLeftOut()
  before?: string;
}
