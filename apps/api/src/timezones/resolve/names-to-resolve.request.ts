import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_QUERY_LENGTH, MAX_RESOLVED_NAMES, type NamesToResolve } from '@live-tz/contracts';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsString, Length } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

const LIST_RULE = `Give names as a list of 1 to ${MAX_RESOLVED_NAMES} texts.`;
const NAME_RULE = `Give each name in 1 to ${MAX_QUERY_LENGTH} characters.`;

export class NamesToResolveRequest implements NamesToResolve {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: MAX_RESOLVED_NAMES,
    example: ['San Francisco, CA', '(GMT+01:00) Amsterdam, Berlin', 'Springfield'],
    description: `Places, countries, zones, codes, abbreviations or offsets of 1 to ${MAX_QUERY_LENGTH} characters`,
  })
  @Length(1, MAX_QUERY_LENGTH, { each: true, message: NAME_RULE })
  @IsString({ each: true, message: NAME_RULE })
  @ArrayMaxSize(MAX_RESOLVED_NAMES, { message: LIST_RULE })
  @ArrayNotEmpty({ message: LIST_RULE })
  @IsArray({ message: LIST_RULE })
  names!: string[];

  @ApiPropertyOptional({
    default: true,
    description:
      'Whether a name that means no clock is answered with those of similar names, which takes longer',
  })
  @IsBoolean({ message: 'Give withSimilar as true or false.' })
  @OptionalField()
  withSimilar?: boolean;
}
