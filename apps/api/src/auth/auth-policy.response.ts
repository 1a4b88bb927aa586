import { ApiProperty } from '@nestjs/swagger';
import {
  type AuthPolicy,
  type CheckedResetLink,
  REGISTRATION_MODES,
  type RegistrationMode,
} from '@live-tz/contracts';

export class AuthPolicyResponse implements AuthPolicy {
  @ApiProperty({
    enum: REGISTRATION_MODES,
    description: 'Who may create an account: anyone, holders of an invitation, or administrators for others.',
  })
  registration!: RegistrationMode;

  @ApiProperty({
    type: [String],
    example: ['livetz', 'clock'],
    description: 'Words that are easy to guess here: little more than these is refused as a password.',
  })
  siteWords!: string[];

  @ApiProperty({
    description: 'Whether visitors who are not signed in get a first page with clocks, not the sign-in page.',
  })
  hasFirstPage!: boolean;
}

export class CheckedResetLinkResponse implements CheckedResetLink {
  @ApiProperty({ example: 'kaya' })
  username!: string;

  @ApiProperty({
    description: 'Whether the account was created for the user, who chooses the first password.',
  })
  isFirstPassword!: boolean;
}
