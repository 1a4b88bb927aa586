import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type LogIn, MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH, type NewAccount } from '@live-tz/contracts';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { SecondFactorRequest } from './second-factor/second-factor.request';
import { IsUsername } from '../users/is-username.decorator';
import { USERNAME_RULE } from '../users/username';

import { MAX_TOKEN_LENGTH } from './password-reset.request';

const INVITATION_SENTENCE = 'Open the invitation link that you were given.';
const PASSWORD_EXAMPLE = 'three long words here';

export class RegisterRequest implements NewAccount {
  @ApiProperty({ example: 'kaya', description: USERNAME_RULE })
  @IsUsername()
  username!: string;

  @ApiProperty({
    example: PASSWORD_EXAMPLE,
    description: 'At least 8 characters, not only digits, not a common one, not like the user name.',
  })
  @IsString({ message: 'Give a password.' })
  password!: string;

  @ApiPropertyOptional({
    description: 'From an invitation link, after its #. Required unless everyone may create an account.',
  })
  @MaxLength(MAX_TOKEN_LENGTH, { message: INVITATION_SENTENCE })
  @IsString({ message: INVITATION_SENTENCE })
  @OptionalField()
  invitation?: string;
}

/** Does not check the password rules, because they only apply to new passwords. */
export class LogInRequest extends SecondFactorRequest implements LogIn {
  @ApiProperty({ example: 'kaya' })
  @MaxLength(2 * MAX_USERNAME_LENGTH, { message: 'Give your user name.' })
  @IsNotEmpty({ message: 'Give your user name.' })
  @IsString({ message: 'Give your user name.' })
  username!: string;

  @ApiProperty({ example: PASSWORD_EXAMPLE })
  @MaxLength(MAX_PASSWORD_LENGTH, { message: 'Give your password.' })
  @IsNotEmpty({ message: 'Give your password.' })
  @IsString({ message: 'Give your password.' })
  password!: string;
}
