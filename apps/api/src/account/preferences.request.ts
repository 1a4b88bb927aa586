import { ApiPropertyOptional } from '@nestjs/swagger';
import { HOUR_CYCLES, type HourCycle, type Preferences, type Theme, THEMES } from '@live-tz/contracts';
import { IsBoolean, IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';

const MAX_ZONE_NAME_LENGTH = 100;

export class PreferencesChangeRequest implements Partial<Preferences> {
  @ApiPropertyOptional({ enum: HOUR_CYCLES })
  @IsIn(HOUR_CYCLES, { message: `Give hourCycle as one of ${HOUR_CYCLES.join(', ')}.` })
  @OptionalField()
  hourCycle?: HourCycle;

  @ApiPropertyOptional()
  @IsBoolean({ message: 'Give showSeconds as true or false.' })
  @OptionalField()
  showSeconds?: boolean;

  @ApiPropertyOptional({ enum: THEMES })
  @IsIn(THEMES, { message: `Give theme as one of ${THEMES.join(', ')}.` })
  @OptionalField()
  theme?: Theme;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Lisbon' })
  @MaxLength(MAX_ZONE_NAME_LENGTH, { message: 'Give homeZone as the name of an IANA zone, or null.' })
  @IsString({ message: 'Give homeZone as the name of an IANA zone, or null.' })
  @ValidateIf((_request, value) => value !== undefined && value !== null)
  homeZone?: string | null;

  @ApiPropertyOptional()
  @IsBoolean({ message: 'Give paused as true or false.' })
  @OptionalField()
  paused?: boolean;

  @ApiPropertyOptional()
  @IsBoolean({ message: 'Give singleKeyShortcuts as true or false.' })
  @OptionalField()
  singleKeyShortcuts?: boolean;
}
