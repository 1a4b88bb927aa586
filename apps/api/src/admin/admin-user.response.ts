import { ApiProperty } from '@nestjs/swagger';
import type { AdminUser, CreatedUser, ResetLink } from '@live-tz/contracts';

export class AdminUserResponse implements AdminUser {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'kaya' })
  username!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty()
  isAdmin!: boolean;

  @ApiProperty({ description: 'A disabled user cannot sign in; their data remains.' })
  isDisabled!: boolean;

  @ApiProperty({
    description: 'False until the user of an account that an administrator created has chosen a password.',
  })
  hasPassword!: boolean;

  @ApiProperty({ example: 4 })
  zoneCount!: number;
}

export class ResetLinkResponse implements ResetLink {
  @ApiProperty({ example: 'https://clock.example.org/reset#Zk1…' })
  url!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  expiresAtMs!: number;
}

export class CreatedUserResponse implements CreatedUser {
  @ApiProperty({ type: AdminUserResponse })
  user!: AdminUserResponse;

  @ApiProperty({ type: ResetLinkResponse, description: 'The user chooses a password with it.' })
  link!: ResetLinkResponse;
}
