import { ApiProperty } from '@nestjs/swagger';
import type { NewUser } from '@live-tz/contracts';
import { IsUsername } from '../users/is-username.decorator';
import { USERNAME_RULE } from '../users/username';

export class NewUserRequest implements NewUser {
  @ApiProperty({ example: 'kaya', description: USERNAME_RULE })
  @IsUsername()
  username!: string;
}
