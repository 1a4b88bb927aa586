import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DEFAULT_TOKEN_DAYS,
  MAX_TOKEN_DAYS,
  MAX_TOKEN_NAME_LENGTH,
  type NewAccessToken,
  TOKEN_SCOPES,
  type TokenScope,
} from '@live-tz/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsString, MaxLength } from 'class-validator';
import { TidyText } from '../../http/tidy-text.decorator';
import { OptionalField } from '../../http/optional-field.decorator';

const NAME_RULE = `Give name as a text of 1 to ${MAX_TOKEN_NAME_LENGTH} characters.`;
const SCOPES_RULE = `Give scopes as a list of one or more of ${TOKEN_SCOPES.join(', ')}.`;

export class NewAccessTokenRequest implements NewAccessToken {
  @ApiProperty({
    example: 'Home Assistant',
    description: 'What the token is for',
    maxLength: MAX_TOKEN_NAME_LENGTH,
  })
  @MaxLength(MAX_TOKEN_NAME_LENGTH, { message: NAME_RULE })
  // A text of which nothing is visible is null after it is tidied.
  @IsString({ message: NAME_RULE })
  @TidyText()
  name!: string;

  @ApiProperty({
    enum: TOKEN_SCOPES,
    isArray: true,
    example: ['clock:read', 'boards:read'],
    minItems: 1,
    maxItems: TOKEN_SCOPES.length,
    description: '`boards:write` includes `boards:read`; `clock:read` opens live connections',
  })
  @IsIn(TOKEN_SCOPES, { each: true, message: SCOPES_RULE })
  @ArrayMaxSize(TOKEN_SCOPES.length, { message: SCOPES_RULE })
  @ArrayMinSize(1, { message: SCOPES_RULE })
  @IsArray({ message: SCOPES_RULE })
  scopes!: TokenScope[];

  @ApiPropertyOptional({
    type: 'integer',
    description: `UTC milliseconds, at most ${MAX_TOKEN_DAYS} days ahead; by default ${DEFAULT_TOKEN_DAYS} days ahead`,
  })
  @IsInt({ message: 'Give expiresAtMs in UTC milliseconds.' })
  @OptionalField()
  expiresAtMs?: number;
}
