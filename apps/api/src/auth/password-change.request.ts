import { ApiProperty } from '@nestjs/swagger';
import { MAX_PASSWORD_LENGTH, type PasswordChange } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';

export class PasswordChangeRequest implements PasswordChange {
  @ApiProperty({ example: 'the old long words' })
  @MaxLength(MAX_PASSWORD_LENGTH, { message: 'This is not your current password.' })
  @IsString({ message: 'Give your current password.' })
  currentPassword!: string;

  @ApiProperty({ example: 'some new long words', minLength: 8 })
  @IsString({ message: 'Give the new password.' })
  newPassword!: string;
}
