import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  MAX_INVITATION_LIFETIME_MS,
  MAX_INVITATION_USES,
  MAX_LABEL_LENGTH,
  MIN_INVITATION_LIFETIME_MS,
  type NewInvitation,
} from '@live-tz/contracts';
import { IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { TidyText } from '../http/tidy-text.decorator';

const LABEL_SENTENCE = `Give label as a text of at most ${MAX_LABEL_LENGTH} characters.`;
const USES_SENTENCE = `Give maxUses as a whole number from 1 to ${MAX_INVITATION_USES}.`;
const LIFETIME_SENTENCE = `Give lifetimeMs as a whole number from ${MIN_INVITATION_LIFETIME_MS} to ${MAX_INVITATION_LIFETIME_MS}.`;

export class NewInvitationRequest implements NewInvitation {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Lisbon team' })
  @MaxLength(MAX_LABEL_LENGTH, { message: LABEL_SENTENCE })
  @IsString({ message: LABEL_SENTENCE })
  @ValidateIf((_request, value) => value !== undefined && value !== null)
  @TidyText()
  label?: string | null;

  @ApiPropertyOptional({ type: 'integer', description: 'Accounts that may be created with it.', default: 1 })
  @Max(MAX_INVITATION_USES, { message: USES_SENTENCE })
  @Min(1, { message: USES_SENTENCE })
  @IsInt({ message: USES_SENTENCE })
  @OptionalField()
  maxUses?: number;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'How long it is valid, in milliseconds: from an hour to 30 days; seven days if missing.',
  })
  @Max(MAX_INVITATION_LIFETIME_MS, { message: LIFETIME_SENTENCE })
  @Min(MIN_INVITATION_LIFETIME_MS, { message: LIFETIME_SENTENCE })
  @IsInt({ message: LIFETIME_SENTENCE })
  @OptionalField()
  lifetimeMs?: number;
}
