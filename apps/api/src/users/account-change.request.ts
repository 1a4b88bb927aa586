import { ApiPropertyOptional } from '@nestjs/swagger';
import type { AccountChange } from '@live-tz/contracts';
import { OptionalField } from '../http/optional-field.decorator';
import { IsUsername } from './is-username.decorator';
import { USERNAME_RULE } from './username';

export class AccountChangeRequest implements AccountChange {
  @ApiPropertyOptional({ example: 'kaya', description: USERNAME_RULE })
  @OptionalField()
  @IsUsername()
  username?: string;
}
