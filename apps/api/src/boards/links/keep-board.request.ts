import { ApiProperty } from '@nestjs/swagger';
import type { KeepBoard } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';

/** Several times the length of a token. */
const MAX_TOKEN_LENGTH = 200;
const RULE = 'Give token as the last part of the link.';

export class KeepBoardRequest implements KeepBoard {
  @ApiProperty({
    description: 'The last part of the link',
    example: 'dN8hG2c1Qe4vJ7sXbKp0aRzLwYm3TfUo',
    maxLength: MAX_TOKEN_LENGTH,
  })
  @MaxLength(MAX_TOKEN_LENGTH, { message: RULE })
  @IsString({ message: RULE })
  token!: string;
}
