import { ApiProperty } from '@nestjs/swagger';
import type { PasswordReset } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';

export class PasswordResetRequest implements PasswordReset {
  @ApiProperty({ description: 'From the reset link, after its #' })
  @MaxLength(100, { message: 'Open the link that you were given.' })
  @IsString({ message: 'Open the link that you were given.' })
  token!: string;

  @ApiProperty({ example: 'some new long words', minLength: 8 })
  @IsString({ message: 'Give the new password.' })
  newPassword!: string;
}
