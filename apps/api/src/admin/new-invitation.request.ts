import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_INVITATION_USES, MAX_LABEL_LENGTH, type NewInvitation } from '@live-tz/contracts';
import { IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';

const LABEL_SENTENCE = `Give label as a text of at most ${MAX_LABEL_LENGTH} characters.`;
const USES_SENTENCE = `Give maxUses as a whole number from 1 to ${MAX_INVITATION_USES}.`;
const EXPIRY_SENTENCE = 'Give expiresAtMs as UTC milliseconds.';

export class NewInvitationRequest implements NewInvitation {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Lisbon team' })
  @MaxLength(MAX_LABEL_LENGTH, { message: LABEL_SENTENCE })
  @IsString({ message: LABEL_SENTENCE })
  @ValidateIf((_request, value) => value !== undefined && value !== null)
  label?: string | null;

  @ApiPropertyOptional({ type: 'integer', description: 'Accounts that may be created with it.', default: 1 })
  @Max(MAX_INVITATION_USES, { message: USES_SENTENCE })
  @Min(1, { message: USES_SENTENCE })
  @IsInt({ message: USES_SENTENCE })
  @OptionalField()
  maxUses?: number;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'UTC milliseconds, within the next 30 days; in seven days if missing.',
  })
  @IsInt({ message: EXPIRY_SENTENCE })
  @OptionalField()
  expiresAtMs?: number;
}
