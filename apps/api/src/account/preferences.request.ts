import { ApiPropertyOptional } from '@nestjs/swagger';
import { HOUR_CYCLES, type HourCycle, type Preferences, type Theme, THEMES } from '@live-tz/contracts';
import { IsBoolean, IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.decorator';

const LONGEST_ZONE = 100;

export class PreferencesChangeRequest implements Partial<Preferences> {
  @ApiPropertyOptional({ enum: HOUR_CYCLES })
  @IsIn(HOUR_CYCLES, { message: `Give hourCycle as one of ${HOUR_CYCLES.join(', ')}.` })
  @MayBeLeftOut()
  hourCycle?: HourCycle;

  @ApiPropertyOptional()
  @IsBoolean({ message: 'Give showSeconds as true or false.' })
  @MayBeLeftOut()
  showSeconds?: boolean;

  @ApiPropertyOptional({ enum: THEMES })
  @IsIn(THEMES, { message: `Give theme as one of ${THEMES.join(', ')}.` })
  @MayBeLeftOut()
  theme?: Theme;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Lisbon' })
  @MaxLength(LONGEST_ZONE, { message: 'Give homeZone as the name of an IANA zone, or null.' })
  @IsString({ message: 'Give homeZone as the name of an IANA zone, or null.' })
  @ValidateIf((_request, value) => value !== undefined && value !== null)
  homeZone?: string | null;
}
