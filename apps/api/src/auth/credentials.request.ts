import { ApiProperty } from '@nestjs/swagger';
import { type Credentials, type LogIn, MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { SecondFactorRequest } from './second-factor/second-factor.request';
import { IsUsername } from '../users/is-username.decorator';
import { USERNAME_RULE } from '../users/username';

const PASSWORD_EXAMPLE = 'three long words here';

export class RegisterRequest implements Credentials {
  @ApiProperty({ example: 'kaya', description: USERNAME_RULE })
  @IsUsername()
  username!: string;

  @ApiProperty({
    example: PASSWORD_EXAMPLE,
    description: 'At least 8 characters, not only digits, not a common one, not like the user name.',
  })
  @IsString({ message: 'Give a password.' })
  password!: string;
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
