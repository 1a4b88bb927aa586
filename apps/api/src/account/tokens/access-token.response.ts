import { ApiProperty } from '@nestjs/swagger';
import {
  type AccessToken,
  type CreatedAccessToken,
  TOKEN_PREFIX,
  TOKEN_SCOPES,
  type TokenScope,
} from '@live-tz/contracts';

export class AccessTokenResponse implements AccessToken {
  @ApiProperty({
    format: 'uuid',
    description: 'Identifies the token in order to revoke it; it does not grant access.',
  })
  id!: string;

  @ApiProperty({ example: 'Home Assistant' })
  name!: string;

  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true })
  scopes!: TokenScope[];

  @ApiProperty({ example: `${TOKEN_PREFIX}3f9a1c`, description: 'The first characters of the token' })
  start!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'UTC milliseconds, to the minute; null: never' })
  lastUsedAtMs!: number | null;

  @ApiProperty({ description: 'UTC milliseconds. An expired token is listed for another 30 days.' })
  expiresAtMs!: number;
}

export class CreatedAccessTokenResponse extends AccessTokenResponse implements CreatedAccessToken {
  @ApiProperty({
    example: `${TOKEN_PREFIX}${'3f9a1c0e'.repeat(8)}`,
    description: 'The token itself, which is returned only here.',
  })
  token!: string;
}
