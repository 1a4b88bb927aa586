import { ApiProperty } from '@nestjs/swagger';
import type { InvitationCheck, PasswordReset, ResetLinkCheck } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';

/** More than the 43 characters of a token. */
export const MAX_TOKEN_LENGTH = 100;
const LINK_SENTENCE = 'Open the link that you were given.';

/** The token of an invitation link or of a reset link. */
export class TokenRequest implements InvitationCheck, ResetLinkCheck {
  @ApiProperty({ description: 'From the link, after its #', example: 'dN8hG2c1Qe4vJ7sXbKp0aRzLwYm3TfUo' })
  @MaxLength(MAX_TOKEN_LENGTH, { message: LINK_SENTENCE })
  @IsString({ message: LINK_SENTENCE })
  token!: string;
}

export class PasswordResetRequest extends TokenRequest implements PasswordReset {
  @ApiProperty({ example: 'some new long words', minLength: 8 })
  @IsString({ message: 'Give the new password.' })
  newPassword!: string;
}
