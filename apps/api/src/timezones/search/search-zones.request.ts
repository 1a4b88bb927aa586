import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_QUERY_LENGTH, MAX_ZONE_MATCHES } from '@live-tz/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

const LIMIT_RULE = `Give limit as a whole number from 1 to ${MAX_ZONE_MATCHES}.`;

export class SearchZonesRequest {
  @ApiPropertyOptional({
    description: 'What to search for; if missing or empty, all zones, UTC first',
    maxLength: MAX_QUERY_LENGTH,
    example: 'kathm',
  })
  @MaxLength(MAX_QUERY_LENGTH, { message: `Search for at most ${MAX_QUERY_LENGTH} characters.` })
  @IsString({ message: 'Give q once, as text.' })
  @OptionalField()
  q?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_ZONE_MATCHES, default: 10 })
  @Max(MAX_ZONE_MATCHES, { message: LIMIT_RULE })
  @Min(1, { message: LIMIT_RULE })
  @IsInt({ message: LIMIT_RULE })
  @Type(() => Number)
  @OptionalField()
  limit?: number;
}
