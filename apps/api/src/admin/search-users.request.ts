import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { IsString, MaxLength } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';

export class SearchUsersRequest {
  @ApiPropertyOptional({ description: 'A part of the user name; without it, all users.' })
  @MaxLength(MAX_USERNAME_LENGTH, {
    message: `Give at most ${MAX_USERNAME_LENGTH} characters to search for.`,
  })
  @IsString({ message: 'Give one text to search for.' })
  @OptionalField()
  q?: string;
}
