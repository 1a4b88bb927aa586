import { ApiProperty } from '@nestjs/swagger';
import { MAX_PASSWORD_LENGTH, type Reauthentication } from '@live-tz/contracts';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { SecondFactorRequest } from './second-factor/second-factor.request';

export class ReauthenticationRequest extends SecondFactorRequest implements Reauthentication {
  @ApiProperty({ example: 'three long words here' })
  @MaxLength(MAX_PASSWORD_LENGTH, { message: 'Give your password.' })
  @IsNotEmpty({ message: 'Give your password.' })
  @IsString({ message: 'Give your password.' })
  password!: string;
}
